using DepGuard.Configuration;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Tests.Readers;

/// <summary>Runs discovery and analysis on a folder of the disk, as the command line does, with the <c>depguard.yaml</c> in it.</summary>
internal static class ScannedFolder
{
    public static AnalysisResult Analyse(string folder, string? environment = null)
    {
        var found = FileDiscovery.Find(new ScanRoot(folder, string.Empty), []);
        var tree = SourceReader.Read(found, ScanLimits.Default, jobs: 1, Analysis.IsStreamed, CancellationToken.None);
        var stated = tree.Files.FirstOrDefault(file => file.Path == "depguard.yaml");
        var config = stated is null ? DepGuardConfig.Default : ConfigReader.Read(stated, _ => null).Config;
        return Analysis.Run(new AnalysisRequest(tree) { Config = config, Environment = environment });
    }
}
