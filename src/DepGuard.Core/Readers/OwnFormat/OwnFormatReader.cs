using DepGuard.Documents;
using DepGuard.Documents.Paths;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Sources;

namespace DepGuard.Readers.OwnFormat;

/// <summary>
/// Files that <c>sources</c> in <c>depguard.yaml</c> describe. A document has one caller; where both paths share a step to many values, each
/// of those has its own. What a path or a pattern does not find is reported at the place that states it.
/// </summary>
internal sealed class OwnFormatReader : IConfigurationReader
{
    private const string Scope = "own:sources";

    private const string Rule = "DPG0013";

    /// <inheritdoc/>
    public string Format => "own-format";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed) =>
        [.. workspace.Sources.SelectMany(source => Read(workspace, source))];

    private List<Fact> Read(Workspace workspace, AddressSource source)
    {
        var files = workspace.Files.Where(file => source.Files.Matches(file.File.Path)).ToList();
        if (files.Count == 0)
            return [Unmatched(source.Files.At, source.Files.Text, "pattern", "file of the scan")];

        var facts = new List<Fact>();
        var (callers, addresses) = (0, 0);
        foreach (var file in files)
        {
            var items = file.Documents.SelectMany(document => Items(source, document.Root)).ToList();
            callers += items.Sum(item => item.Callers.Count);
            addresses += items.Sum(item => item.Addresses.Count);
            facts.Add(new ReadFact(file.File.Path, Format, Remark(items)));
            facts.AddRange(items.SelectMany(item => Calls(source, item)));
        }

        if (callers == 0)
            facts.Add(Unmatched(source.Caller.At, source.Caller.Path.Text, "path", "value in these files"));
        if (addresses == 0)
            facts.Add(Unmatched(source.Addresses.At, source.Addresses.Path.Text, "path", "value in these files"));
        return facts;
    }

    private static ProblemFact Unmatched(SourceSpan at, string text, string what, string of) => new(Rule, at, $"{at.Path}:{text}", [what, text, of]);

    private static IEnumerable<Item> Items(AddressSource source, Node root)
    {
        var (caller, addresses) = (source.Caller.Path, source.Addresses.Path);
        var whole = new PathMatch(null, root);
        return caller.SharedItems(addresses) is { } shared
            ? shared.Find(whole).Select(item => new Item(Texts(caller.After(shared).Find(item)), addresses.After(shared).Find(item)))
            : [new Item(Texts(caller.Find(whole)), addresses.Find(whole))];
    }

    private static List<Scalar> Texts(IEnumerable<PathMatch> matches) =>
        [.. matches.Select(match => match.Value).OfType<Scalar>().Where(text => !text.IsNull && !string.IsNullOrWhiteSpace(text.Value))];

    private IEnumerable<Fact> Calls(AddressSource source, Item item)
    {
        if (item.Callers.Count == 0)
            yield break;

        var caller = new Reference(item.Callers[0].Value.Trim(), Scope);
        yield return new ServiceFact(caller, Format, item.Callers[0].At)
        {
            Roles = ServiceNames.RoleOf(caller.Name) is { } role ? [role] : [],
            LookupScopes = [Scope],
        };
        foreach (var match in item.Addresses)
            foreach (var parsed in Parse(match.Value))
                yield return new CallFact(caller, parsed.Address, match.Key?.Value ?? "address", match.Value.At, parsed.Address.IsVariable ? Confidence.Guessed : Confidence.Declared)
                {
                    ModeByKey = source.Mode,
                    ModeByAddress = parsed.Mode ?? AddressMode.Of(parsed.Address),
                };
    }

    /// <summary>An address in any notation, a plain name, or a mapping with <c>host</c> and <c>port</c>.</summary>
    private static IReadOnlyList<ParsedAddress> Parse(Node node)
    {
        if (node is Mapping)
            return node["host"]?.Text is { } host && AddressGrammar.ParseBareHost(host) is { } bare
                ? [new ParsedAddress(bare with { Port = AddressGrammar.Port(node["port"]?.Text ?? string.Empty) }, AddressForm.HostPort)]
                : [];
        if (node.Text is not { } text)
            return [];
        var parsed = AddressGrammar.Parse(text);
        return parsed.Count > 0 ? parsed : [.. AddressGrammar.ParseBareHosts(text).Select(address => new ParsedAddress(address, AddressForm.Bare))];
    }

    private static string? Remark(List<Item> items)
    {
        var nameless = items.Count(item => item.Callers.Count == 0 && item.Addresses.Count > 0);
        var several = items.Count(item => item.Callers.Count > 1);
        var strange = items.Sum(item => item.Addresses.Count(match => Parse(match.Value).Count == 0));
        string[] remarks =
        [
            nameless > 0 ? "addresses without a caller are left out" : string.Empty,
            several > 0 ? "of several callers of one document or item the first counts" : string.Empty,
            strange > 0 ? $"values that are no addresses: {strange}" : string.Empty,
        ];
        return remarks.Where(remark => remark.Length > 0).ToList() is { Count: > 0 } some ? string.Join("; ", some) : null;
    }

    /// <summary>What one document, or one item of it, names.</summary>
    private sealed record Item(IReadOnlyList<Scalar> Callers, IReadOnlyList<PathMatch> Addresses);
}
