using System.Globalization;
using DepGuard.Findings;

namespace DepGuard.Reports;

/// <summary>The words of all reports: numbers with thousands separators, nouns in the right number.</summary>
internal static class Words
{
    /// <summary>The form <c>1,204 edges</c>.</summary>
    public static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>The answer in the capitals of a signal: <c>NO-GO</c>.</summary>
    public static string Of(Decision decision) => decision switch
    {
        Decision.Go => "GO",
        Decision.GoWithCare => "GO WITH CARE",
        _ => "NO-GO",
    };

    /// <summary>The form <c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
