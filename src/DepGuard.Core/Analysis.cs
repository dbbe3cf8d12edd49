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
        return new AnalysisResult(graph, [], [], CoverageOf(request.Tree, parsed, facts));
    }

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
            reads[file.File.Path].Select(read => read.Remark).FirstOrDefault(remark => remark is not null)));
        var variants = facts.OfType<VariantFact>().Select(variant => variant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new Coverage([.. files], tree.Skipped, [.. variants]);
    }
}
