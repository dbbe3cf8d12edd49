using DepGuard.Sources;

namespace DepGuard.Findings;

/// <summary>What the scan covered, so that "no finding" can be told from "not looked at".</summary>
/// <param name="Files">Files that were read, by path.</param>
/// <param name="Skipped">Files and folders that were not, by path.</param>
/// <param name="NotAnalysed">Names of environments and overlays that exist beside the analysed one, sorted.</param>
public sealed record Coverage(
    IReadOnlyList<FileCoverage> Files, IReadOnlyList<SkippedPath> Skipped, IReadOnlyList<string> NotAnalysed)
{
    /// <summary>Files that look like configuration but that no reader understood, templates included and other environments not.</summary>
    public int NotUnderstood => Files.Count(file => file.Formats.Count == 0 && file.Remark is not null && !file.IsOtherVariant);
}
