using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Tests.Reports;

/// <summary>A result whose names try to break out of every format, with more notes than anyone reads.</summary>
internal static class HostileResult
{
    public static readonly IReadOnlyList<string> Names =
    [
        "\"]; evil [label=\"",
        "%%{init: {}}%%",
        "</script><img src=x onerror=alert(1)>",
        "]]>&amp;<![CDATA[",
        "a\\",
        "end\nerror DPG9999: forged",
        "esc\u001b[31m",
        "lone\ud800",
        "r\u202etl",
        "tab\tand `tick` #quot;",
        "z\u00fcrich-\U0001f600",
    ];

    public static AnalysisResult Create()
    {
        var graph = new SampleGraph("conf dir/100%#1.yaml");
        foreach (var name in Names)
            graph.Service(name);
        for (var index = 0; index < Names.Count; index++)
            graph.Edge(Names[index], Names[(index + 1) % Names.Count], (CallMode)(index % 5));
        var notes = Enumerable.Range(1, 25)
            .Select(number => SampleResults.Note(
                number % 3 == 0 ? SampleResults.TemplateRule : SampleResults.AddressRule,
                $"[x](1)\r\nnumber {number}",
                new SourceSpan("a b/ü.yaml", number, 0, 0, 0)));
        var finding = new Finding(
            SampleResults.CycleRule, Severity.Error, $"{Names[5]} and {Names[6]} call each other.", graph.At(Names[5], Names[6]),
            [new RelatedLocation("[a](b) calls ]c[", graph.At(Names[5], Names[6]))], "hostile", Confidence.Guessed)
        {
            Services = [Names[5], Names[6]],
            Path = [Names[5], Names[6], Names[5]],
            Details = ["one\ntwo"],
            Remedies = ["\u001b]0;title\u0007"],
        };
        var coverage = new Coverage([new FileCoverage("a b/ü.yaml", ["docker-compose"], null)], [], ["\u001b[2J"]);
        return new AnalysisResult(graph.Build(), [finding, .. notes], [], coverage);
    }
}
