using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Tests.Reports;

internal static class Printing
{
    public static string Print(this IReport report, AnalysisResult result)
    {
        using var output = new StringWriter { NewLine = "\r\n" };
        report.Write(result, output);
        return output.ToString();
    }
}
