using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Aspire;

/// <summary>
/// The configuration of a program with expressions replaced. Whoever gets a value of another resource depends on it, even where the value
/// reads as no address.
/// </summary>
internal sealed class AspireReferences(Workspace workspace, AspireManifest manifest, AspireResource resource, ILookup<string, string> outputs)
{
    private readonly Reference _service = new(resource.Name.Value, manifest.Scope);

    /// <summary>Resources to which the values refer that were read so far.</summary>
    public HashSet<AspireResource> Used { get; } = [];

    /// <summary>Variables; adds calls that their values do not show.</summary>
    /// <param name="isAuth">True when the program authenticates requests of others.</param>
    /// <param name="facts">Receives the calls.</param>
    public IReadOnlyList<Setting> Environment(bool isAuth, List<Fact> facts)
    {
        var settings = new List<Setting>();
        foreach (var entry in resource.Body["env"]?.Entries ?? [])
        {
            if (entry.Value is not Scalar value || IsEndpointTwin(entry.Key.Value))
                continue;
            var expression = AspireExpression.Of(manifest, value.Value);
            var unseen = Unseen(entry.Key.Value, value, expression, isAuth).ToList();
            facts.AddRange(unseen);
            if (!unseen.Exists(fact => fact is CallFact { ModeByKey: CallMode.Control } call && call.Target.Host == expression.Text))
                settings.Add(new Setting(entry.Key.Value, expression.Text, value.At));
        }

        return settings;
    }

    /// <summary>Words of its command; adds calls that they do not show.</summary>
    public IReadOnlyList<string> Arguments(List<Fact> facts)
    {
        var words = new List<string>();
        foreach (var word in ((Node?[])[resource.Body["entrypoint"], resource.Body["command"], .. resource.Body["args"]?.Items ?? []]).OfType<Scalar>())
        {
            var expression = AspireExpression.Of(manifest, word.Value);
            var key = words.Count > 0 && words[^1].StartsWith('-') ? words[^1] : "args";
            facts.AddRange(Unseen(key, word, expression, isAuth: false));
            words.Add(expression.Text);
        }

        return words;
    }

    /// <summary>
    /// <c>BASKET_HEALTH</c> beside <c>services__basket__health__0</c>: the same reference once more, under a name whose words say nothing
    /// about the call.
    /// </summary>
    private bool IsEndpointTwin(string key) =>
        manifest.Resources.Any(other => IsNamed(key, other) && (resource.Body["env"]?.Entries ?? [])
            .Any(entry => entry.Key.Value.StartsWith($"services__{other.Name.Value}__", StringComparison.OrdinalIgnoreCase)));

    private static bool IsNamed(string key, AspireResource other)
    {
        var name = other.Name.Value.Replace('-', '_');
        return key.Length > name.Length + 1 && key[name.Length] == '_' && key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && (other.Body["bindings"]?.Entries ?? []).Any(binding => FoldedName.Of(binding.Key.Value) == FoldedName.Of(key[(name.Length + 1)..]));
    }

    private IEnumerable<Fact> Unseen(string key, Scalar value, AspireExpression expression, bool isAuth)
    {
        Used.UnionWith(expression.Resources);
        var meaning = KeyMeaning.Of(new SettingKey(key));
        if (meaning.IsNeverCall)
            yield break;

        var seen = Hosts(expression.Text, meaning);
        foreach (var other in expression.Resources.Where(other => other != resource))
            if (AspireCloud.IsControl(AspireBacking.Texts(workspace, manifest, other, outputs)))
                yield return Call(other, key, value.At, CallMode.Control);
            else if (!seen.Contains(other.Name.Value) && !(isAuth && other.Runs))
                yield return Call(other, key, value.At, meaning.Mode);
        foreach (var parameter in expression.Parameters)
            if (seen.Contains(parameter.Name.Value) || (meaning.IsAddressLike && expression.Text.StartsWith(parameter.Name.Value, StringComparison.Ordinal) && IsWhole(expression.Text, parameter)))
            {
                yield return new ServiceFact(new Reference(parameter.Name.Value, manifest.Scope), "aspire-manifest", parameter.Name.At) { Kind = ServiceKind.External, LookupScopes = [manifest.Scope] };
                yield return Call(parameter, key, value.At, meaning.Mode);
            }
    }

    /// <summary>True if nothing but a path follows the parameter: <c>{api.value}/v1</c>.</summary>
    private static bool IsWhole(string text, AspireResource parameter) =>
        text.Length == parameter.Name.Value.Length || text[parameter.Name.Value.Length] is '/' or ':';

    private static HashSet<string> Hosts(string text, KeyMeaning meaning)
    {
        var hosts = AddressGrammar.Parse(text).Select(parsed => parsed.Address.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (hosts.Count == 0 && meaning.IsAddressLike && AddressGrammar.ParseBareHost(text) is { } bare)
            hosts.Add(bare.Host);
        return hosts;
    }

    private CallFact Call(AspireResource other, string key, SourceSpan at, CallMode? mode) =>
        new(_service, new Address(other.Name.Value), key, at, Confidence.Inferred) { ModeByKey = mode };
}
