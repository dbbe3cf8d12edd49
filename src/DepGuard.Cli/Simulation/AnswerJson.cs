using System.Text;
using System.Text.Json;
using DepGuard.Facts;

namespace DepGuard.Cli.Simulation;

/// <summary>An answer as one JSON object. Rates are per second, times are seconds; what is not finite is null.</summary>
internal static class AnswerJson
{
    private const int Places = 6;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the object and a line feed.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, answer);
        output.Write(Encoding.UTF8.GetString(bytes.ToArray()));
        output.Write('\n');
    }

    private static void Write(Utf8JsonWriter json, Answer answer)
    {
        var forecast = answer.Forecast;
        json.WriteStartObject();
        json.WriteString("class", Label.Of(forecast.Class));
        Number(json, "utilisation", forecast.Utilisation);
        Number(json, "capacity", forecast.CapacityPerSecond);
        Number(json, "lambdaCrit", forecast.CriticalLoadPerSecond);
        Number(json, "lambdaRecover", forecast.RecoveryLoadPerSecond);
        Number(json, "criticalOutageSeconds", forecast.CriticalOutage?.TotalSeconds);
        Number(json, "safeQueue", forecast.SafeQueue);
        json.WriteBoolean("flushRecovers", forecast.FlushRecovers);
        if (answer.Result is { } result)
            json.WriteString("verdict", Label.Of(result.Verdict));
        else
            json.WriteNull("verdict");
        Number(json, "goodputRatio", answer.Result?.After);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, Math.Round(number, Places));
        else
            json.WriteNull(name);
    }
}
