using System.Globalization;
using System.Text.Json;

namespace DepGuard.Reports;

/// <summary>The words of all reports: names in kebab case, numbers with thousands separators, nouns in the right number.</summary>
internal static class Words
{
    /// <summary>The name of an enumeration's value as every output spells it: <c>config-server</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab<T>.Names[value];

    /// <summary>The form <c>1,204 edges</c>.</summary>
    public static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>The form <c>1,204</c>.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static class Kebab<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
