using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Pipelines;

/// <summary>One line for each finding in the form that MSBuild, Visual Studio and every tool that reads a compiler's log recognise; nothing else.</summary>
public sealed class MsBuildReport : IReport
{
    /// <inheritdoc/>
    public string Format => "msbuild";

    /// <inheritdoc/>
    public void Write(AnalysisResult result, TextWriter output)
    {
        foreach (var finding in result.Active.WorstFirst())
            output.Write($"{Place(finding)}: {Label.Of(finding.Severity)} {finding.Rule.Id}: {Printable.Of(finding.Message)}\n");
    }

    private static string Place(Finding finding)
    {
        var at = finding.At;
        var start = FormattableString.Invariant($"{Math.Max(at.Line, 1)},{Math.Max(at.Column, 1)}");
        var end = (at.EndLine, at.EndColumn).CompareTo((at.Line, at.Column)) > 0 ? FormattableString.Invariant($",{at.EndLine},{at.EndColumn}") : "";
        return $"{Printable.Of(at.Path)}({start}{end})";
    }
}
