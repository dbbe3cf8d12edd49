using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DepGuard.Readers.Literals;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Feign;

/// <summary>What a source file says about Feign: its clients, and whether it sets retries or time limits in code.</summary>
/// <param name="Path">The file.</param>
/// <param name="Clients">The clients, in order.</param>
/// <param name="SetsRetryer">It speaks of a <c>Retryer</c>, which replaces the documented attempts.</param>
/// <param name="SetsOptions">It speaks of <c>Request.Options</c>, which replace the documented time limits.</param>
internal sealed partial record FeignFile(string Path, IReadOnlyList<FeignClient> Clients, bool SetsRetryer, bool SetsOptions)
{
    /// <summary>True when it says nothing about Feign.</summary>
    public bool IsEmpty => Clients.Count == 0 && !SetsRetryer && !SetsOptions;

    /// <summary>True for the file of a class.</summary>
    public bool Declares(string type) => Paths.Name(Path).AsSpan() is var name && name.StartsWith(type, StringComparison.Ordinal) && name[type.Length..].IndexOf('.') == 0;

    /// <summary>Reads a file of Java, Kotlin or Groovy.</summary>
    public static FeignFile Read(ReadOnlySpan<byte> text, string path) =>
        new(path, text.IndexOf("@FeignClient"u8) < 0 ? [] : ClientsOf(text, path), text.IndexOf("Retryer"u8) >= 0, text.IndexOf("Request.Options"u8) >= 0);

    /// <summary>
    /// The code without comments, in which numbers stand for the strings: what looks like an annotation then is one, and its arguments hold no
    /// brackets or commas but those of the language.
    /// </summary>
    private static List<FeignClient> ClientsOf(ReadOnlySpan<byte> text, string path)
    {
        var code = new StringBuilder();
        var strings = new List<(string Text, SourceSpan At)>();
        var places = new LiteralPlaces(path);
        var scanner = new LiteralScanner(text, Notation.Of(path));
        var end = 0;
        while (scanner.MoveNext())
        {
            code.Append(WithoutComments(text[end..Math.Max(end, scanner.Start - 1)])).Append(CultureInfo.InvariantCulture, $"\"{strings.Count}\"");
            strings.Add((Encoding.UTF8.GetString(scanner.Content).Replace("\\$", "$", StringComparison.Ordinal), places.Of(text, scanner)));
            end = Math.Min(text.Length, scanner.Start + scanner.Content.Length + 1);
        }

        code.Append(WithoutComments(text[end..]));
        return [.. Annotation().Matches(code.ToString()).Select(match => Client(match.Groups["arguments"].Value, strings)).OfType<FeignClient>()];
    }

    private static string WithoutComments(ReadOnlySpan<byte> code) => Comment().Replace(Encoding.UTF8.GetString(code), " ");

    private static FeignClient? Client(string arguments, List<(string Text, SourceSpan At)> strings)
    {
        var stated = new Dictionary<string, (string Text, SourceSpan At)>(StringComparer.Ordinal);
        foreach (Match match in Argument().Matches(arguments))
            if (int.TryParse(match.Groups["string"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < strings.Count)
                stated[match.Groups["name"] is { Success: true } name ? name.Value : "value"] = strings[number];
        if (stated.Count == 0)
            return null;
        var configuration = Configuration().Match(arguments);
        return new FeignClient(
            Text("name") ?? Text("value") ?? Text("serviceId"), Text("contextId"), Text("url"), configuration.Success ? configuration.Groups["type"].Value : null, stated.Values.Min(one => one.At));

        string? Text(string name) => stated.TryGetValue(name, out var one) && one.Text.Length > 0 ? one.Text : null;
    }

    [GeneratedRegex(@"//[^\n]*|/\*[\s\S]*?(?:\*/|$)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"@FeignClient\s*\((?<arguments>[^()]*)\)")]
    private static partial Regex Annotation();

    [GeneratedRegex(@"(?<=^|,)\s*(?:(?<name>\w+)\s*=\s*)?""(?<string>[0-9]+)""\s*(?=,|$)")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\bconfiguration\s*=\s*[{\[]?\s*(?<type>\w+)")]
    private static partial Regex Configuration();
}
