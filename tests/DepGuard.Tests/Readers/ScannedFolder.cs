using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Tests.Readers;

/// <summary>Runs discovery and analysis on a folder of the disk, as the command line does, without a configuration.</summary>
internal static class ScannedFolder
{
    public static AnalysisResult Analyse(string folder, string? environment = null)
    {
        var found = FileDiscovery.Find(new ScanRoot(folder, string.Empty), []);
        var tree = SourceReader.Read(found, ScanLimits.Default, jobs: 1, Analysis.IsStreamed, CancellationToken.None);
        return Analysis.Run(new AnalysisRequest(tree) { Environment = environment });
    }
}
