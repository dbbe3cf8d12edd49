using System.Globalization;

namespace DepGuard.Reports;

/// <summary>The words of all reports: numbers with thousands separators, nouns in the right number.</summary>
internal static class Words
{
    /// <summary>The form <c>1,204 edges</c>.</summary>
    public static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>The form <c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
