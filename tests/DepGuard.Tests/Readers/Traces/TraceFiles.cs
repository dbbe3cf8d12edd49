using System.Text;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Tests.Readers.Traces;

/// <summary>Analyses texts as files of traces, without a disk.</summary>
internal static class TraceFiles
{
    public static AnalysisResult Analyse(params string[] texts) => Analysis.Run(new AnalysisRequest(SourceTree.Of([]) with
    {
        Streams = [.. texts.Select((text, i) => new StreamedFile($"{i:00}.json", () => new MemoryStream(Encoding.UTF8.GetBytes(text))))],
    }));

    /// <summary>A line of OTLP with one service and its spans.</summary>
    public static string Line(string service, params string[] spans) =>
        $$$"""{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"{{{service}}}"}}]},"scopeSpans":[{"spans":[{{{string.Join(',', spans)}}}]}]}]}""" + "\n";

    /// <summary>A span of OTLP.</summary>
    public static string Span(int trace, int id, int parent, int kind) =>
        $$"""{"traceId":"{{trace:x32}}","spanId":"{{id:x16}}","parentSpanId":"{{(parent == 0 ? "" : parent.ToString("x16"))}}","kind":{{kind}},"startTimeUnixNano":"1000","endTimeUnixNano":"2000"}""";
}
