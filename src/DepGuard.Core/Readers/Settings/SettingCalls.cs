using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;

namespace DepGuard.Readers.Settings;

/// <summary>Turns the settings in force for one service into the calls that they witness.</summary>
internal static class SettingCalls
{
    private static readonly HashSet<string> HostWords = new(StringComparer.Ordinal) { "host", "hostname", "addr", "address", "server" };

    /// <summary>Calls and problems that follow from the settings; later settings of the same key must have been removed before.</summary>
    public static IReadOnlyList<Fact> Read(SettingOwner owner, IReadOnlyList<Setting> settings)
    {
        var siblings = new SiblingSettings(settings);
        var facts = new List<Fact>();
        foreach (var setting in settings)
            if (IsCommandLine(setting))
                facts.AddRange(CommandReader.Facts(owner.Service, CommandReader.Read(setting.Value), setting.At, allWait: false));
            else if (CouldBeAddress(setting.Value))
                Read(owner, setting, siblings, facts);
        return facts;
    }

    /// <summary>Cheap test that spares most values the grammar: an address has a colon, an equals sign, a comma or only the letters of a host.</summary>
    private static bool CouldBeAddress(string value) => value.AsSpan().ContainsAny(":=,") || AddressGrammar.ParseBareHost(value) is not null;

    private static void Read(SettingOwner owner, Setting setting, SiblingSettings siblings, List<Fact> facts)
    {
        var addresses = IsDaprHeader(setting) && AddressGrammar.ParseBareHost(setting.Value) is { } callee
            ? [new ParsedAddress(callee with { Scheme = "dapr" }, AddressForm.Url)]
            : AddressGrammar.Parse(setting.Value);
        if (addresses.Count == 0 && !KeyMeaning.IsAddressKey(setting.Key))
            return;

        var meaning = KeyMeaning.Of(setting.Key);
        if (meaning.IsNeverCall || IsClientEntry(owner, setting, siblings) || siblings.Disable(setting.Key))
            return;

        if (addresses.Count == 0)
            addresses = Bare(setting, siblings);
        var mayHoldVariable = setting.Value.Contains('$');
        foreach (var parsed in addresses)
        {
            if (KnownHosts.IsNeverCalled(parsed.Address.Host) || (meaning.IsTemplate && HasPlaceholder(parsed.Path)))
                continue;
            facts.Add(meaning.IsWait
                ? new StartOrderFact(owner.Service, parsed.Address, setting.Key.Text, setting.At, Confidence.Declared)
                : Call(owner, setting, meaning, parsed));
            if (mayHoldVariable && UnsetVariable(setting.Value, parsed) is { } variable)
                facts.Add(new ProblemFact("DPG0005", setting.At, $"{owner.Service.Name}:{setting.Key.Text}:{variable}", [variable, setting.Key.Text]));
        }
    }

    /// <summary>Arguments for a program stand in a variable such as <c>JAVA_OPTS</c>.</summary>
    private static bool IsCommandLine(Setting setting) =>
        setting.Value.StartsWith('-') && setting.Key.LastWord is ("opts" or "options" or "args" or "arguments" or "flags");

    /// <summary>The header by which a sidecar knows the callee, unlike <c>DAPR_APP_ID</c>, by which a service knows its own name.</summary>
    private static bool IsDaprHeader(Setting setting) =>
        setting.Key.Text.EndsWith("dapr-app-id", StringComparison.OrdinalIgnoreCase) && setting.Key.Segments[^1].Equals("dapr-app-id", StringComparison.OrdinalIgnoreCase);

    private static CallFact Call(SettingOwner owner, Setting setting, KeyMeaning meaning, ParsedAddress parsed)
    {
        var isWeak = parsed.Form == AddressForm.HostPort && !meaning.IsAddressLike;
        var guessed = meaning.IsBrowserSide || owner.ServesFilesOnly || parsed.Address.IsVariable || owner.IsGuess;
        return new CallFact(owner.Service, parsed.Address, setting.Key.Text, setting.At, guessed ? Confidence.Guessed : Confidence.Inferred)
        {
            ModeByKey = meaning.Mode ?? (HealthPath.Is(parsed.Path) ? CallMode.Control : null),
            ModeByAddress = meaning.WeakMode ?? parsed.Mode ?? AddressMode.Of(parsed.Address) ?? (parsed.Form == AddressForm.Url ? null : meaning.ProductMode),
            OnlyIfKnown = isWeak || parsed.Form == AddressForm.Bare,
            UnknownIsGuess = owner.UnknownIsGuess,
            OnHost = owner.OnHost,
            Roles = meaning.IsIntrospection ? [Role.Auth] : [],
            Policies = parsed.Address.Scheme == Dapr.DaprPolicies.Product ? [Dapr.DaprPolicies.BuiltIn(setting.At)] : [],
        };
    }

    /// <summary>A plain word under an address-like key, with the port that a sibling key states: <c>DB_HOST</c> and <c>DB_PORT</c>.</summary>
    private static ParsedAddress[] Bare(Setting setting, SiblingSettings siblings)
    {
        if (AddressGrammar.ParseBareHost(setting.Value) is not { } address)
            return [.. AddressGrammar.ParseBareHosts(setting.Value).Select(host => new ParsedAddress(host, AddressForm.Bare))];
        if (!HostWords.Contains(setting.Key.LastWord) && !setting.Key.IsHostName)
            return [new ParsedAddress(address, AddressForm.Bare)];

        var sibling = string.Join('_', setting.Key.Words.SkipLast(setting.Key.IsHostName ? 2 : 1).Append("port"));
        var port = siblings.Value(sibling) is { } text ? AddressGrammar.Port(text) : null;
        return [new ParsedAddress(address with { Port = port }, port is null ? AddressForm.Bare : AddressForm.HostPort)];
    }

    /// <summary>A client table of an identity server: it registers where its clients live, it does not call them.</summary>
    private static bool IsClientEntry(SettingOwner owner, Setting setting, SiblingSettings siblings) =>
        owner.IsAuth
        && (setting.Key.LastWord is "clients"
            || setting.Key.LastWord.EndsWith("client", StringComparison.Ordinal)
            || siblings.Value(new SettingKey(string.Join(':', setting.Key.Segments.SkipLast(1).Append("ClientId"))).Canonical) is not null);

    private static bool HasPlaceholder(string path) => path.AsSpan().IndexOfAny("{[") >= 0;

    /// <summary>A variable that is left in the host or port of an address; null if there is none.</summary>
    private static string? UnsetVariable(string value, ParsedAddress parsed)
    {
        var host = parsed.Address.Host;
        var port = parsed.Address.Port is null ? value.IndexOf($"{host}:${{", StringComparison.OrdinalIgnoreCase) : -1;
        var text = parsed.Address.IsVariable ? host : port >= 0 ? value[(port + host.Length + 1)..] : string.Empty;
        var open = text.IndexOf("${", StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close < 0 ? null : text[(open + 2)..close];
    }
}
