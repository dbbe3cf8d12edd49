using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Literals;

/// <summary>What the strings of a source file say about calls of its service.</summary>
/// <param name="Path">The file.</param>
/// <param name="Owner">The service.</param>
internal sealed record LiteralFile(string Path, Reference Owner)
{
    private const int LongestLiteral = 512;

    private static readonly HashSet<string> StoreWords = new(StringComparer.Ordinal) { "db", "database" };

    private readonly LiteralPlaces _places = new(Path);
    private readonly List<CallFact> _calls = [];
    private readonly List<NamedValue> _names = [];
    private readonly HashSet<(Reference Caller, Address Address, Confidence Confidence)> _seen = [];
    private readonly HashSet<(string? Variable, Address Address)> _seenNames = [];

    /// <summary>The calls.</summary>
    public IReadOnlyList<CallFact> Calls => _calls;

    /// <summary>Names that may be called.</summary>
    public IReadOnlyList<NamedValue> Names => _names;

    /// <summary>Variables that are put into URLs as hosts.</summary>
    public IReadOnlySet<string> Hosts { get; private init; } = new HashSet<string>();

    /// <summary>True when it says nothing.</summary>
    public bool IsEmpty => _calls.Count + _names.Count + Hosts.Count == 0;

    /// <summary>Reads a file.</summary>
    public static LiteralFile Read(ReadOnlySpan<byte> text, string path, Reference owner, ServiceWords names, SettingUses settings)
    {
        var file = new LiteralFile(path, owner) { Hosts = UrlVariables.Of(text) };
        var scanner = new LiteralScanner(text, Notation.Of(path));
        while (scanner.MoveNext())
        {
            if (scanner.Content.Length is < 2 or > LongestLiteral)
                continue;
            file.AddCalls(text, scanner, names);
            foreach (var setting in settings.Of(owner, scanner.Content))
                file.Add(setting with { Key = $"{setting.Key} in code", At = file._places.Of(text, scanner), Confidence = Confidence.Declared, Policies = [] });
        }

        return file;
    }

    private void Add(CallFact call)
    {
        if (_seen.Add((call.Caller, call.Target, call.Confidence)))
            _calls.Add(call);
    }

    private void AddCalls(ReadOnlySpan<byte> text, LiteralScanner literal, ServiceWords names)
    {
        var content = Fallback(literal.Content, out var stated);
        if (names.Contains(content))
            AddName(text, literal, content, stated, names);
        else if (LiteralStore.Of(content) is { Count: > 0 } stores)
            foreach (var store in stores.Where(store => names.IsName(store.Host)))
                AddAddress(text, literal, store, stated);
        else if (LiteralAddress.Of(content, text[(literal.Start + literal.Content.Length)..]) is { } address && names.IsName(address.Host) && !GoesOn(text, literal, address.Host))
            AddAddress(text, literal, address, stated);
    }

    private void AddAddress(ReadOnlySpan<byte> text, LiteralScanner literal, Address address, SettingKey? stated)
    {
        var context = LiteralContext.Of(text, literal.Start);
        var key = stated ?? context.Key();
        if (!context.IsNoCall(key))
            Add(Call(text, literal, address, key));
    }

    private void AddName(ReadOnlySpan<byte> text, LiteralScanner literal, ReadOnlySpan<byte> content, SettingKey? stated, ServiceWords names)
    {
        var context = LiteralContext.Of(text, literal.Start);
        var key = stated ?? context.Key();
        if (context.IsNoCall(key))
            return;
        var (client, variable) = (context.Client(), BareName.Variable(context));
        var call = Call(text, literal, new Address(Encoding.ASCII.GetString(content)), key);
        if (client is not null)
            Add(call with { Key = client, ModeByKey = CallMode.Sync });
        else if (BareName.IsHost(context, key, ServiceWords.IsUnmistakable(content), names.IsStore(content)) || (variable is not null && Hosts.Contains(variable))
            || BareName.IsLookedUp(key, ServiceWords.IsUnmistakable(content), text[(literal.Start + literal.Content.Length)..]))
            Add(call);
        else if (_seenNames.Add((variable, call.Target)))
            _names.Add(new NamedValue(variable, call with { Confidence = Confidence.Guessed }, ServiceWords.IsUnmistakable(content)));
    }

    private CallFact Call(ReadOnlySpan<byte> text, LiteralScanner literal, Address address, SettingKey key) =>
        new(Owner, address, key.Text.Length > 0 ? $"{key.Text} in code" : "string in code", _places.Of(text, literal), Confidence.Inferred)
        {
            OnlyIfKnown = true,
            ModeByKey = KeyMeaning.Of(key).Mode,
            ModeByAddress = AddressMode.Of(address) ?? (address.Scheme is null ? StoreMode(key) ?? KeyMeaning.Of(new SettingKey(address.Host)).ProductMode : null),
        };

    /// <summary>The mode that a key suggests by the product, or the word for any store: <c>DB_HOST</c>.</summary>
    private static CallMode? StoreMode(SettingKey key) => KeyMeaning.Of(key).ProductMode ?? (key.HasWord(StoreWords) ? CallMode.Data : null);

    /// <summary>Of a placeholder with a fallback, such as <c>${orders.url:http://orders}</c>, its key and the fallback.</summary>
    private static ReadOnlySpan<byte> Fallback(ReadOnlySpan<byte> content, out SettingKey? key)
    {
        key = null;
        if (!content.StartsWith("${"u8) || content[^1] != '}' || content.IndexOf((byte)':') is not (var colon and > 2))
            return content;
        key = new SettingKey(Encoding.UTF8.GetString(content[2..colon]));
        return content[(colon + 1)..^1];
    }

    /// <summary>True when the host goes on in the next string: <c>"http://stock" + "-replica"</c>.</summary>
    private static bool GoesOn(ReadOnlySpan<byte> text, LiteralScanner literal, string host)
    {
        var content = literal.Content;
        var behind = text[Math.Min(text.Length, literal.Start + content.Length + 1)..];
        if (content[^1] != host[^1])
            return false;
        behind = behind[..Math.Min(behind.Length, LongestLiteral)].TrimStart(" \t\r\n"u8);
        if (behind.IsEmpty || behind[0] is not ((byte)'+' or (byte)'.'))
            return false;
        behind = behind[1..].TrimStart(" \t\r\n"u8);
        return behind is [(byte)'"' or (byte)'\'', not ((byte)'/' or (byte)':' or (byte)'?'), ..];
    }
}
