using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DepGuard.Contracts;

namespace DepGuard.Findings.Baselines;

/// <summary>
/// The file of a baseline: JSON lines, an entry a line, sorted, without places, times or names of machines, so that it merges line by line and
/// reads well in a review.
/// </summary>
public static class BaselineText
{
    private static readonly string[] Keys = ["rule", "subject", "cycle", "services"];
    private static readonly string[] ConflictMarks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a baseline.</summary>
    public static string Write(Baseline baseline) => string.Concat(baseline.Entries.Select(entry => Line(entry) + "\n").Order(StringComparer.Ordinal));

    /// <summary>The entry on one line, without its end.</summary>
    public static string Line(BaselineEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("rule", entry.Rule);
            if (entry.Subject is { } subject)
                json.WriteString("subject", subject);
            else
                WriteCycle(json, entry);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a file: an error for each line that is no entry, stands twice, or is left of a merge.</summary>
    /// <param name="text">Text of the file.</param>
    /// <returns>The baseline, not to be used when there are errors; the errors with their lines.</returns>
    public static (Baseline Baseline, IReadOnlyList<(int Line, string Message)> Errors) Read(string text)
    {
        var entries = new List<BaselineEntry>();
        var errors = new List<(int, string)>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var trimmed = line.Trim('\r', ' ', '\t', '\uFEFF');
            if (trimmed.Length == 0)
                continue;

            var (entry, error) = Parse(trimmed);
            if (entry is not null && !lineOf.TryAdd(entry.Identity, index + 1))
                error = $"the entry stands already on line {lineOf[entry.Identity]}";
            if (error is not null)
                errors.Add((index + 1, error));
            else
                entries.Add(entry!);
        }

        return (new Baseline(entries), errors);
    }

    private static void WriteCycle(Utf8JsonWriter json, BaselineEntry entry)
    {
        foreach (var (name, values) in new[] { ("cycle", entry.Cycle), ("services", entry.Services) })
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    private static (BaselineEntry? Entry, string? Error) Parse(string line)
    {
        if (Array.Exists(ConflictMarks, mark => line.StartsWith(mark, StringComparison.Ordinal)))
            return (null, "a conflict of a merge is left here; keep the lines of both sides and run 'depguard baseline --prune'");

        try
        {
            using var json = JsonDocument.Parse(line);
            return Entry(json.RootElement);
        }
        catch (JsonException)
        {
            return (null, "no JSON object on one line");
        }
    }

    private static (BaselineEntry? Entry, string? Error) Entry(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any(member => !Keys.Contains(member.Name)))
            return (null, $"an entry has only the keys {string.Join(", ", Keys)}");
        if (Text(json, "rule") is not { } rule || RuleCatalog.Find(rule)?.Id != rule)
            return (null, "'rule' is not the id of a rule");
        if (Text(json, "subject") is { } subject)
            return (new BaselineEntry(rule, subject, [], []), null);
        return Texts(json, "services") is { Count: > 0 } services
            ? (new BaselineEntry(rule, null, Texts(json, "cycle") ?? [], [.. services.Order(StringComparer.Ordinal)]), null)
            : (null, "an entry needs 'subject' or, for a cycle, 'services'");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string>? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : null;
}
