using DepGuard.Checks;
using DepGuard.Checks.Capacity;
using DepGuard.Configuration;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Findings.Baselines;
using DepGuard.Graph.Changes;
using DepGuard.Readers;
using DepGuard.Readers.OwnFormat;
using DepGuard.Resolution;
using DepGuard.Sources;

namespace DepGuard;

/// <summary>The pipeline: files, facts, graph, findings.</summary>
public static class Analysis
{
    /// <summary>Analyses the files of the request; bad input ends as findings, never as an exception.</summary>
    public static AnalysisResult Run(AnalysisRequest request)
    {
        request = request with { Tree = WithProjects(request.Tree, request.Code) };
        var parsed = Parse(request);
        var facts = Readers.All.Read(new Workspace(request.Tree, parsed, request.Config.Limits, request.Environment) { Sources = [.. request.Config.Sources.Select(Described)], Jobs = request.Jobs, Compiled = request.Code.Calls });
        var graph = Resolver.Resolve(facts, request.Config);
        var change = request.Before is { } before ? GraphDiff.Between(before.Graph, graph) : null;
        var input = new CheckInput(graph, request.Config) { Change = change, Lock = request.Lock };
        var findings = Checks.All.Run(input).Concat(request.Code.Findings);
        var inline = Inline(request, facts);
        var (active, suppressed) = Triage.Apply(findings, request.Config, [.. inline, .. request.Config.Suppressions], request.Today);
        var coverage = CoverageOf(request.Tree, parsed, facts);
        return Compared(new AnalysisResult(graph, active, suppressed, coverage) { Change = change, Inline = inline, Outlooks = HubOutlooks.Of(input) }, request);
    }

    /// <summary>The result without what the baseline accepts, its findings marked by how they stand to the state before.</summary>
    private static AnalysisResult Compared(AnalysisResult result, AnalysisRequest request)
    {
        var accepted = request.Baseline is { } baseline ? Acceptance.Apply(result, baseline, request.Config) : result;
        return request.Before is { } before ? Comparison.Mark(accepted, before) : accepted;
    }

    /// <summary>A result that was stored, with the outlooks of its hubs, which follow from its graph.</summary>
    public static AnalysisResult WithOutlooks(AnalysisResult stored) =>
        stored with { Outlooks = HubOutlooks.Of(new CheckInput(stored.Graph, DepGuardConfig.Default) { Change = stored.Change }) };

    /// <summary>The tree with the projects that were not compiled among what could not be read.</summary>
    private static SourceTree WithProjects(SourceTree tree, CompiledCode code) => code == CompiledCode.None ? tree : tree with
    {
        Skipped = [.. tree.Skipped.Concat(code.Skipped).Distinct().OrderBy(path => path.Path, StringComparer.Ordinal)],
        Unreadable = [.. tree.Unreadable.Concat(code.Unreadable).OrderBy(file => file.At)],
    };

    /// <summary>True for the beginning of a file of traces or metrics, which is read as a stream, whatever its size.</summary>
    public static bool IsStreamed(ReadOnlySpan<byte> head, bool isJson) => Readers.Traces.TracesReader.Streams(head, isJson);

    /// <summary>What comments and annotations suppress.</summary>
    private static List<Suppression> Inline(AnalysisRequest request, IReadOnlyList<Fact> facts) =>
    [
        .. request.Tree.Files.SelectMany(InlineDirectives.Read),
        .. facts.Of<SuppressionFact>().Select(fact => InlineDirectives.Directive([fact.RuleId, .. fact.Reason.Split(' ')], fact.At) with { Lines = (fact.FirstLine, fact.LastLine) }),
    ];

    private static AddressSource Described(SourceConfig source) => new(
        new FilePattern(source.Files, source.FilesAt),
        new StatedPath(source.Caller.Path, source.Caller.At),
        new StatedPath(source.Addresses.Path, source.Addresses.At),
        source.Mode);

    private static List<ParsedFile> Parse(AnalysisRequest request)
    {
        var files = request.Tree.Files;
        var parsed = new ParsedFile?[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Jobs }, i => parsed[i] = FileParser.Parse(files[i], request.Config.Limits));
        return [.. parsed.OfType<ParsedFile>()];
    }

    private static Coverage CoverageOf(SourceTree tree, IReadOnlyList<ParsedFile> parsed, IReadOnlyList<Fact> facts)
    {
        var reads = facts.Of<ReadFact>().ToLookup(fact => fact.Path, StringComparer.Ordinal);
        var texts = tree.Files.Select(file => file.Path).Where(FileDiscovery.IsProxyText).Concat(reads.Select(read => read.Key));
        var files = parsed.Select(file => file.File.Path).Concat(texts).Distinct(StringComparer.Ordinal).Select(path => CoverageOf(path, [.. reads[path]]));
        var variants = facts.Of<VariantFact>().Select(variant => variant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        var unreadable = tree.Unreadable.Select(file => new FileCoverage(file.At.Path, [], file.Reason));
        return new Coverage([.. files.Concat(unreadable).OrderBy(file => file.Path, StringComparer.Ordinal)], tree.Skipped, [.. variants]);
    }

    private static FileCoverage CoverageOf(string path, IReadOnlyList<ReadFact> reads) => reads switch
    {
        [] => new FileCoverage(path, [], null),
        [{ Format: { } format } only] => new FileCoverage(path, [format], only.Remark) { IsOtherVariant = only.IsOtherVariant },
        _ => new FileCoverage(
            path,
            [.. reads.Select(read => read.Format).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            reads.Select(read => read.Remark).FirstOrDefault(remark => remark is not null))
        {
            IsOtherVariant = reads.Any(read => read.IsOtherVariant),
        },
    };
}
