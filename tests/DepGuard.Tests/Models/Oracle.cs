using System.Text.Json;
using DepGuard.Models.Hubs;

namespace DepGuard.Tests.Models;

/// <summary>The files of <c>fixtures/oracles</c>: results of an independent simulator and of exhaustive enumeration.</summary>
internal static class Oracle
{
    public static JsonElement Hub { get; } = Read("hub.json");

    public static IReadOnlyList<JsonElement> Graphs { get; } = [.. Read("graphs.json").EnumerateArray()];

    public static Hub HubOf(JsonElement row) => new(
        row.GetProperty("c").GetInt64(), Time(row.GetProperty("S")), Time(row.GetProperty("T")), 1 + row.GetProperty("R").GetInt32())
    {
        RetryBudget = Number(row, "budget"),
        Queue = (long?)Number(row, "Q"),
        ServiceVariation = row.GetProperty("dist").GetString() == "exp" ? 1 : 0.25,
        Delays = [.. Enumerable.Range(0, row.GetProperty("R").GetInt32()).Select(i => DelayOf(row, i))],
    };

    public static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static TimeSpan Time(JsonElement seconds) => TimeSpan.FromSeconds(seconds.GetDouble());

    /// <summary>Full jitter halves a delay on average.</summary>
    private static TimeSpan DelayOf(JsonElement row, int retry) =>
        Time(row.GetProperty("b")) * Math.Pow(row.GetProperty("mult").GetDouble(), retry) * (row.TryGetProperty("jitter", out _) ? 0.5 : 1);

    private static JsonElement Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine("tests", "fixtures", "oracles", name);
        while (!File.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent ?? throw new FileNotFoundException(path);
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, path))).RootElement;
    }
}
