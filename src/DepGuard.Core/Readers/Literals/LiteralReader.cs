using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Code;
using DepGuard.Sources;

namespace DepGuard.Readers.Literals;

/// <summary>
/// Strings in the source code of a service that name another one: URLs, <c>host:port</c>, and the names that clients such as
/// <c>@FeignClient("auth-service")</c> take, all inferred; a bare name is a guess. Only known services count. Where code reads a setting that
/// holds an address, the call is declared.
/// </summary>
internal sealed class LiteralReader : ICodeReader
{
    private const int LongestLiteral = 512;

    /// <inheritdoc/>
    public string Format => "source-code";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, CodeOwners owners, IReadOnlyList<Fact> facts)
    {
        var names = new ServiceWords(facts);
        var settings = new SettingUses(facts);
        if (names.IsEmpty)
            return [];

        var files = workspace.Code.Select(file => (File: file, Owner: owners.Of(file.Path))).Where(pair => pair.Owner is not null).ToList();
        var found = new List<Fact>();
        Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Jobs },
            () => new byte[CodeFile.LongestFile],
            (pair, _, buffer) =>
            {
                var calls = Calls(pair.File, pair.Owner!.Value, buffer, names, settings);
                if (calls.Count > 0)
                    lock (found)
                        found.AddRange([new ReadFact(pair.File.Path, Format), .. calls]);
                return buffer;
            },
            static _ => { });
        return [.. found.OrderBy(fact => fact.At)];
    }

    private static List<Fact> Calls(CodeFile file, Reference owner, byte[] buffer, ServiceWords names, SettingUses settings)
    {
        var calls = new List<Fact>();
        if (file.Read(buffer) is not (var length and > 0))
            return calls;

        var text = buffer.AsSpan(0, length);
        var seen = new HashSet<(Reference Caller, Address Address, Confidence Confidence)>();
        var scanner = new LiteralScanner(text, Notation.Of(file.Path));
        while (scanner.MoveNext())
        {
            if (scanner.Content.Length is < 3 or > LongestLiteral)
                continue;
            if (Call(text, scanner, owner, file.Path, names) is { } call && seen.Add((call.Caller, call.Target, call.Confidence)))
                calls.Add(call);
            foreach (var setting in settings.Of(owner, scanner.Content))
                if (seen.Add((setting.Caller, setting.Target, Confidence.Declared)))
                    calls.Add(setting with { Key = $"{setting.Key} in code", At = Place(text, file.Path, scanner), Confidence = Confidence.Declared, Policies = [] });
        }

        return calls;
    }

    private static CallFact? Call(ReadOnlySpan<byte> text, LiteralScanner literal, Reference owner, string path, ServiceWords names)
    {
        var address = LiteralAddress.Of(literal.Content);
        if (address is null && !names.Contains(literal.Content))
            return null;
        if (address is not null && (!names.IsName(address.Host) || GoesOn(text, literal, address.Host)))
            return null;

        var context = LiteralContext.Of(text, literal.Start);
        var client = address is null ? context.Client() : null;
        if ((client is null && address is null && !names.IsUnmistakable(literal.Content)) || context.IsNoCall())
            return null;
        var key = context.Key();
        var name = key.Text.Length > 0 ? $"{key.Text} in code" : "string in code";
        address ??= new Address(Encoding.ASCII.GetString(literal.Content));
        return new CallFact(owner, address, client ?? name, Place(text, path, literal), client is null && !IsAddress(address) ? Confidence.Guessed : Confidence.Inferred)
        {
            OnlyIfKnown = true,
            ModeByKey = client is not null ? CallMode.Sync : Settings.KeyMeaning.Of(key).Mode,
            ModeByAddress = AddressMode.Of(address),
        };
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

    private static bool IsAddress(Address address) => address.Scheme is not null || address.Port is not null;

    private static SourceSpan Place(ReadOnlySpan<byte> text, string path, LiteralScanner literal)
    {
        var before = text[..literal.Start];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
        var width = literal.Content.IndexOf((byte)'\n') is var end and >= 0 ? end : literal.Content.Length;
        return new SourceSpan(path, line, column, line, column + width + 2);
    }
}
