using System.Text.Json;
using DepGuard.Findings;
using DepGuard.Reports.Json;
using DepGuard.Sources;

namespace DepGuard.Reports.Stored;

/// <summary>Reads the result that <see cref="JsonReport"/> wrote, so that any other report can be made of it.</summary>
public static class StoredResult
{
    /// <summary>The result, or what is wrong with the text; exactly one of the two is null.</summary>
    public static (AnalysisResult? Result, string? Error) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var errors = new StoredErrors();
            var result = Read(new StoredObject(document.RootElement, "", errors), errors);
            return errors.First is { } error ? (null, error) : (result, null);
        }
        catch (JsonException failure)
        {
            return (null, FormattableString.Invariant($"line {failure.LineNumber + 1}: no valid JSON; is the file complete?"));
        }
    }

    private static AnalysisResult? Read(StoredObject root, StoredErrors errors)
    {
        if (!root.Has("graph") || !root.Has("findings"))
        {
            errors.Add("the document", "is no result of 'depguard check --format json'");
            return null;
        }

        if (root.Count("schemaVersion") is var version && version != GraphJson.SchemaVersion)
        {
            root.Wrong("schemaVersion", FormattableString.Invariant($"is {version}, and this version of DepGuard reads {GraphJson.SchemaVersion}"));
            return null;
        }

        var result = new AnalysisResult(
            StoredGraph.Read(root.Object("graph")),
            [.. root.Objects("findings").Select(StoredFinding.Read)],
            [.. root.Objects("suppressed").Select(StoredFinding.ReadSuppressed)],
            Coverage(root.Object("coverage")))
        {
            Baselined = root.Object("stats").Count("baselined"),
            StaleEntries = root.Object("stats").Has("staleInBaseline") ? root.Object("stats").Count("staleInBaseline") : 0,
            Known = [.. root.Objects("inBaseline").Select(StoredFinding.Read)],
            Gone = [.. root.Objects("gone").Select(StoredFinding.Read)],
            Inline = [.. root.Objects("inline").Select(StoredFinding.ReadInline)],
        };
        return StoredChange.Read(root, result);
    }

    private static Coverage Coverage(StoredObject stored) => new(
        [.. stored.Objects("files").Select(File)],
        [.. stored.Objects("skipped").Select(skipped => new SkippedPath(skipped.Text("path"), skipped.Text("reason")))],
        stored.Texts("notAnalysed"));

    private static FileCoverage File(StoredObject stored) =>
        new(stored.Text("path"), stored.Texts("formats"), stored.OptionalText("remark")) { IsOtherVariant = stored.IsTrue("otherVariant") };
}
