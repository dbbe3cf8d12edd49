using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Readers.Traces.Formats;
using DepGuard.Readers.Traces.Metrics;
using DepGuard.Sources;

namespace DepGuard.Readers.Traces;

/// <summary>
/// Calls that were seen at run time: spans of OpenTelemetry, Jaeger and Zipkin, dependency answers, and metrics of service graphs and meshes.
/// They confirm calls that configuration states and reveal others; they never deny one, since a sample proves no absence.
/// </summary>
internal sealed class TracesReader : IConfigurationReader
{
    private const int HeadLength = 64 * 1024;

    /// <inheritdoc/>
    public string Format => "traces";

    /// <summary>True for the beginning of a file that this reader streams.</summary>
    /// <param name="head">First bytes, decompressed.</param>
    /// <param name="isJson">True if the name says that it is JSON.</param>
    public static bool Streams(ReadOnlySpan<byte> head, bool isJson) => TraceShape.IsJson(head) || (!isJson && TraceShape.IsExposition(head));

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        if (workspace.Streams.Count == 0)
            return [];

        var input = new TraceInput();
        var document = new TraceDocument(input);
        var reads = workspace.Streams.Select(file => (File: file, Outcome: Read(file, input, document))).ToList();
        input.Finish();
        return [.. new ObservedFacts(input, containers).All(), .. reads.SelectMany(read => Report(read.File, read.Outcome, input))];
    }

    private static Outcome Read(StreamedFile file, TraceInput input, TraceDocument document)
    {
        input.Begin(file.Path);
        var formats = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            using var stream = file.Open();
            var head = new byte[HeadLength];
            var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            using var whole = new HeadedStream(head.AsMemory(0, length), stream);
            if (TraceShape.IsJson(head.AsSpan(0, length)))
                document.Read(whole, formats);
            else if (Exposition.Read(whole, input.Metrics))
                formats.Add("prometheus-text");
            return new Outcome(formats, null);
        }
        catch (JsonException failure)
        {
            return new Outcome(formats, new ProblemFact("DPG0001", Place(file.Path, failure), file.Path, ["the JSON breaks off or is not valid; what stands before was read"]));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new Outcome(formats, new ProblemFact("DPG0001", SourceSpan.StartOf(file.Path), file.Path, [failure.GetType().Name]));
        }
    }

    private static SourceSpan Place(string path, JsonException failure) => failure.LineNumber is { } line and < int.MaxValue ? new SourceSpan(path, (int)line + 1, 1, (int)line + 1, 1) : SourceSpan.StartOf(path);

    private static IEnumerable<Fact> Report(StreamedFile file, Outcome outcome, TraceInput input)
    {
        if (outcome.Problem is { } problem)
            yield return problem;
        else if (outcome.Formats.Count == 0 && file.IsNamed)
            yield return new ProblemFact("DPG0001", SourceSpan.StartOf(file.Path), file.Path, ["no spans and no metrics of calls in it"]);
        var remark = ObservationRemark.Of(input.Files.First(one => one.Path == file.Path).Statistics);
        foreach (var format in outcome.Formats)
            yield return new ReadFact(file.Path, format, remark);
        if (outcome.Formats.Count == 0)
            yield return new ReadFact(file.Path, null, outcome.Problem is null ? null : "not readable");
    }

    private sealed record Outcome(IReadOnlyCollection<string> Formats, ProblemFact? Problem);
}
