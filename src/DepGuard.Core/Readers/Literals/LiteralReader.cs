using DepGuard.Facts;
using DepGuard.Readers.Code;
using DepGuard.Sources;

namespace DepGuard.Readers.Literals;

/// <summary>
/// Strings in the source code of a service that name another one: URLs, <c>host:port</c>, hosts, and the names that clients such as
/// <c>@FeignClient("auth-service")</c> take, all inferred; a bare name is a guess. Only known services count. Where code reads a setting that
/// holds an address, the call is declared.
/// </summary>
internal sealed class LiteralReader : ICodeReader
{
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
        var found = new List<LiteralFile>();
        Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = workspace.Jobs },
            () => new byte[CodeFile.LongestFile],
            (pair, _, buffer) =>
            {
                if (pair.File.Read(buffer) is var length and > 0 && LiteralFile.Read(buffer.AsSpan(0, length), pair.File.Path, pair.Owner!.Value, names, settings) is { IsEmpty: false } read)
                    lock (found)
                        found.Add(read);
                return buffer;
            },
            static _ => { });
        var hosts = found.ToLookup(file => file.Owner, file => file.Hosts);
        return [.. found.SelectMany(file => Facts(file, hosts[file.Owner])).OrderBy(fact => fact.At)];
    }

    private IEnumerable<Fact> Facts(LiteralFile file, IEnumerable<IReadOnlySet<string>> hosts)
    {
        var calls = file.Calls.Concat(file.Names.Select(name => name.Call(hosts)).OfType<CallFact>()).ToList();
        return calls.Count == 0 ? [] : [new ReadFact(file.Path, Format), .. calls];
    }
}
