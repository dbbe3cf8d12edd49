using System.Globalization;
using System.Text.Json;
using DepGuard.Facts;
using DepGuard.Readers.Traces.Formats;
using DepGuard.Readers.Traces.Joining;
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
        var reports = reads.Zip(input.Files, (read, file) => Report(read.File, read.Outcome, file.Statistics));
        return [.. new ObservedFacts(input, containers).All(), .. reports.SelectMany(report => report)];
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
            return new Outcome(formats, string.Create(CultureInfo.InvariantCulture, $"no valid JSON at line {(failure.LineNumber ?? 0) + 1}"));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new Outcome(formats, FileFailure.Reason(failure));
        }
    }

    /// <summary>What was seen before a file breaks off counts, and the break is a problem; so is a file that the user names and that holds nothing of use.</summary>
    private static IEnumerable<Fact> Report(StreamedFile file, Outcome outcome, FileStatistics statistics)
    {
        var failure = outcome.Failure ?? (outcome.Formats.Count == 0 && file.IsNamed ? "no spans and no metrics of calls" : null);
        if (failure is not null)
            yield return new ProblemFact("DPG0001", SourceSpan.StartOf(file.Path), file.Path, [failure]);
        var remark = ObservationRemark.Of(statistics, outcome.Failure);
        foreach (var format in outcome.Formats)
            yield return new ReadFact(file.Path, format, remark);
        if (outcome.Formats.Count == 0)
            yield return new ReadFact(file.Path, null, failure is null ? null : "not readable");
    }

    private sealed record Outcome(IReadOnlyCollection<string> Formats, string? Failure);
}
