using DepGuard.Checks;
using DepGuard.Configuration;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Readers;
using DepGuard.Resolution;
using DepGuard.Sources;

namespace DepGuard;

/// <summary>The pipeline: files, facts, graph, findings.</summary>
public static class Analysis
{
    /// <summary>Analyses the files of the request; bad input ends as findings, never as an exception.</summary>
    public static AnalysisResult Run(AnalysisRequest request)
    {
        var parsed = Parse(request);
        var facts = Readers.All.Read(new Workspace(request.Tree, parsed, request.Config.Limits, request.Environment));
        var graph = Resolver.Resolve(facts, request.Config);
        var findings = Checks.All.Run(new CheckInput(graph, request.Config));
        var (active, suppressed) = Triage.Apply(findings, request.Config, Suppressions(request, facts), request.Today);
        return new AnalysisResult(graph, active, suppressed, CoverageOf(request.Tree, parsed, facts));
    }

    /// <summary>True for the beginning of a file of traces or metrics, which is read as a stream, whatever its size.</summary>
    public static bool IsStreamed(ReadOnlySpan<byte> head, bool isJson) => Readers.Traces.TracesReader.Streams(head, isJson);

    /// <summary>What comments, annotations and the configuration suppress.</summary>
    private static List<Suppression> Suppressions(AnalysisRequest request, IReadOnlyList<Fact> facts) =>
    [
        .. request.Tree.Files.SelectMany(InlineDirectives.Read),
        .. facts.OfType<SuppressionFact>().Select(fact => InlineDirectives.Directive([fact.RuleId, .. fact.Reason.Split(' ')], fact.At) with { Lines = (fact.FirstLine, fact.LastLine) }),
        .. request.Config.Suppressions,
    ];

    private static List<ParsedFile> Parse(AnalysisRequest request)
    {
        var files = request.Tree.Files;
        var parsed = new ParsedFile?[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Jobs }, i => parsed[i] = FileParser.Parse(files[i], request.Config.Limits));
        return [.. parsed.OfType<ParsedFile>()];
    }

    private static Coverage CoverageOf(SourceTree tree, IReadOnlyList<ParsedFile> parsed, IReadOnlyList<Fact> facts)
    {
        var reads = facts.OfType<ReadFact>().ToLookup(fact => fact.Path, StringComparer.Ordinal);
        var files = parsed.Select(file => new FileCoverage(
            file.File.Path,
            [.. reads[file.File.Path].Select(read => read.Format).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            reads[file.File.Path].Select(read => read.Remark).FirstOrDefault(remark => remark is not null))
        {
            IsOtherVariant = reads[file.File.Path].Any(read => read.IsOtherVariant),
        });
        var variants = facts.OfType<VariantFact>().Select(variant => variant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        var streams = tree.Streams.Select(file => new FileCoverage(file.Path, [.. reads[file.Path].Select(read => read.Format).OfType<string>().Distinct()], reads[file.Path].Select(read => read.Remark).FirstOrDefault()));
        var unreadable = tree.Unreadable.Select(file => new FileCoverage(file.At.Path, [], file.Reason));
        return new Coverage([.. files.Concat(streams).Concat(unreadable).OrderBy(file => file.Path, StringComparer.Ordinal)], tree.Skipped, [.. variants]);
    }
}
