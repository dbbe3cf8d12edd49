using DepGuard.Findings;
using DepGuard.Graph;

namespace DepGuard;

/// <summary>The pipeline: files, facts, graph, findings.</summary>
public static class Analysis
{
    /// <summary>Analyses the files of the request; bad input ends as findings, never as an exception.</summary>
    public static AnalysisResult Run(AnalysisRequest request)
    {
        var graph = new ServiceGraph([], [], []);
        return new AnalysisResult(graph, [], [], new Coverage([], [], []));
    }
}
