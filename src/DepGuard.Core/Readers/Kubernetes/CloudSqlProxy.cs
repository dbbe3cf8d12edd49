using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Kubernetes;

/// <summary>
/// The instances that a Cloud SQL Auth Proxy connects its pod with, by their connection names <c>project:region:instance</c>: plain arguments of version 2,
/// the flag <c>-instances</c> of version 1 (GoogleCloudPlatform/cloud-sql-proxy, <c>README.md</c> and <c>migration-guide.md</c>).
/// </summary>
internal static class CloudSqlProxy
{
    /// <summary>Calls of the pod to the instances, as stated by the words of the proxy's command.</summary>
    public static IEnumerable<CallFact> Read(Reference service, IReadOnlyList<string> words, SourceSpan at) =>
        words.Select((word, i) => (Word: word, IsList: i > 0 && IsFlag(words[i - 1])))
            .SelectMany(one => one.IsList ? one.Word.Split(',') : Listed(one.Word))
            .Select(instance => instance.Split('=', '?')[0])
            .Where(IsConnectionName)
            .Distinct(StringComparer.Ordinal)
            .Select(instance => new CallFact(service, new Address(instance), "cloud-sql-proxy", at, Confidence.Declared) { ModeByKey = CallMode.Data, IsCatalogName = true });

    private static string[] Listed(string word) =>
        word.IndexOf('=') is var equals and > 0 && IsFlag(word[..equals]) ? word[(equals + 1)..].Split(',') : [word];

    private static bool IsFlag(string word) => word is "-instances" or "--instances";

    /// <summary>Three parts, or four where the project belongs to a domain: <c>example.com:project:region:instance</c>.</summary>
    private static bool IsConnectionName(string text) =>
        text.Split(':') is { Length: 3 or 4 } parts
        && parts.All(part => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'));
}
