using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Gateways;
using DepGuard.Readers.Kubernetes;
using DepGuard.Sources;

namespace DepGuard.Readers.Httpd;

/// <summary>Routes of the Apache HTTP server: <c>ProxyPass</c>, <c>ProxyPassMatch</c>, <c>BalancerMember</c> and rewrites with the flag <c>P</c>.</summary>
internal sealed class HttpdReader : IConfigurationReader
{
    private static readonly string[] Keywords = ["ProxyPass", "ProxyPassMatch", "BalancerMember", "RewriteRule"];

    /// <inheritdoc/>
    public string Format => "httpd";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed) =>
        [.. GatewayText.Of(workspace, containers, Format, file => file.Path.EndsWith(".conf", StringComparison.Ordinal) && MayRoute(file.Text)).SelectMany(Read)];

    private IEnumerable<Fact> Read(GatewayText gateway)
    {
        var texts = gateway.Texts.Where(text => MayRoute(text.Text)).ToList();
        var routes = texts.SelectMany(text => Calls(gateway.Owner, text, gateway.Variables, gateway.IsDeclared)).ToList();
        return routes.Count == 0 ? [] : [.. texts.Select(text => new ReadFact(text.Origin.Path, Format)), .. gateway.Facts(Format, routes)];
    }

    private static bool MayRoute(string text) => text.Contains("ProxyPass", StringComparison.Ordinal) || text.Contains("RewriteRule", StringComparison.Ordinal);

    private static IEnumerable<CallFact> Calls(Reference owner, MountedText text, Func<string, string?> variables, bool isDeclared)
    {
        var lines = text.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var raw = lines[i];
            var number = i + 1;
            var directive = raw.Trim();
            while (directive.EndsWith('\\') && i + 1 < lines.Length)
                directive = $"{directive[..^1]} {lines[++i].Trim()}";
            var words = directive.Split([' ', '\t', '\r', '"'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !Keywords.Contains(words[0], StringComparer.OrdinalIgnoreCase) || !IsRoute(words))
                continue;
            var at = text.Origin.Span(number, raw.Length - raw.TrimStart().Length + 1, number, raw.TrimEnd().Length + 1);
            foreach (var word in words.Skip(1))
                foreach (var parsed in AddressGrammar.Parse(VariableText.Expand(Plain(word), variables, isShell: true)).Where(parsed => parsed.Address.Scheme is not (null or "balancer")))
                    yield return Call(owner, parsed, words, at, isDeclared);
        }
    }

    private static CallFact Call(Reference owner, ParsedAddress parsed, string[] words, SourceSpan at, bool isDeclared) =>
        new(owner, parsed.Address, words[0], at, parsed.Address.IsVariable ? Confidence.Guessed : Confidence.Declared)
        {
            ModeByKey = HealthPath.Is(parsed.Path) ? CallMode.Control : CallMode.Sync,
            UnknownIsGuess = isDeclared,
            OnHost = isDeclared,
            Policies = Limits(words, at),
        };

    /// <summary>A rewrite is a route only if it proxies; <c>!</c> takes a path out.</summary>
    private static bool IsRoute(string[] words) =>
        words[^1] != "!" && (!words[0].Equals("RewriteRule", StringComparison.OrdinalIgnoreCase)
            || (words[^1].StartsWith('[') && words[^1].Trim('[', ']').Split(',').Contains("P", StringComparer.Ordinal)));

    /// <summary>The address without the groups of a pattern: <c>http://auth:8080$1</c>.</summary>
    private static string Plain(string word)
    {
        for (var i = word.IndexOf('$'); i >= 0 && i + 1 < word.Length; i = word.IndexOf('$', i + 1))
            if (char.IsAsciiDigit(word[i + 1]))
                return word[..i];
        return word;
    }

    /// <summary>Parameters of a route in seconds; the defaults hang on other directives.</summary>
    private static IReadOnlyList<CallPolicy> Limits(string[] words, SourceSpan at)
    {
        var (timeout, connect) = (Parameter(words, "timeout"), Parameter(words, "connectiontimeout"));
        return timeout is null && connect is null
            ? []
            : [new CallPolicy(Layer.Gateway, "httpd", Provenance.Declared, at) { Idle = timeout, Connect = connect }];
    }

    private static TimeLimit? Parameter(string[] words, string name) =>
        words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)) is { } found
        && double.TryParse(found[(name.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9
            ? TimeLimit.Seconds(seconds)
            : null;
}
