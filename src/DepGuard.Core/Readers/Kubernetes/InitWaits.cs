using System.Text.RegularExpressions;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Kubernetes;

/// <summary>Ways to wait for another workload that name it without an address.</summary>
internal static partial class InitWaits
{
    /// <summary>What the words of a command wait for: the redirection of a shell, <c>kubectl</c>, or the image <c>k8s-wait-for</c>.</summary>
    public static IEnumerable<Address> Read(string image, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            foreach (Match match in DeviceFile().Matches(word))
                yield return new Address(match.Groups[1].Value, AddressGrammar.Port(match.Groups[2].Value));
            if (words.Any(one => one.Contains("kubectl", StringComparison.Ordinal)))
                foreach (Match match in ObjectName().Matches(word))
                    yield return new Address(match.Groups[1].Value);
        }

        if (image.Contains("wait-for", StringComparison.Ordinal) && words.Count > 1 && words[0] is "pod" or "service" or "job" && AddressGrammar.ParseBareHost(words[1]) is { } named)
            yield return named;
    }

    [GeneratedRegex(@"/dev/tcp/([A-Za-z0-9][A-Za-z0-9._-]*)/(\d{1,5})", RegexOptions.CultureInvariant)]
    private static partial Regex DeviceFile();

    [GeneratedRegex(@"\b(?:deploy|deployment|deployments|sts|statefulset|statefulsets|svc|service|services|job|jobs|ds|daemonset)(?:\.apps)?/([a-z0-9][a-z0-9-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectName();
}
