using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.AsyncApi;

/// <summary>What one document says about its application.</summary>
/// <param name="Service">The service that it is.</param>
/// <param name="Title">The title, which defines the service where nothing else does.</param>
/// <param name="Sends">Channels that it sends to.</param>
/// <param name="Receives">Channels that it receives from.</param>
/// <param name="Brokers">Brokers that it connects to.</param>
internal sealed record Application(
    Reference Service, Node Title, IReadOnlyList<Channel> Sends, IReadOnlyList<Channel> Receives, IReadOnlyList<(Address Address, Node At)> Brokers)
{
    /// <summary>Protocols in which a server is the application's peer and no broker.</summary>
    private static readonly string[] Direct = ["http", "https", "ws", "wss"];

    /// <summary>The application of a document; null if no service is known for it, or it has no title.</summary>
    public static Application? Read(Workspace workspace, Document document, Reference? service)
    {
        if (service is not { } known || document.Root["info"]?["title"] is not { } title)
            return null;

        var uses = document.Root["asyncapi"]!.Text!.StartsWith('2') ? OfVersion2(document.Root) : OfVersion3(new References(workspace, document));
        var all = uses.ToLookup(use => use.Sends, use => use.Channel);
        return new Application(known, title, [.. all[true]], [.. all[false]], [.. BrokersOf(document.Root)]);
    }

    /// <summary>
    /// Version 2 speaks from the view of the application's clients: <c>publish</c> is what the application receives, and <c>subscribe</c> what
    /// it sends.
    /// </summary>
    private static IEnumerable<(bool Sends, Channel Channel)> OfVersion2(Node root)
    {
        foreach (var channel in root["channels"]?.Entries ?? [])
        {
            if (channel.Value["subscribe"] is { } subscribe)
                yield return (true, new Channel(channel.Key.Value, subscribe));
            if (channel.Value["publish"] is { } publish)
                yield return (false, new Channel(channel.Key.Value, publish));
        }
    }

    /// <summary>Operations of version 3; a reply goes the other way. A channel without address has none that is known.</summary>
    private static IEnumerable<(bool Sends, Channel Channel)> OfVersion3(References references)
    {
        foreach (var entry in references.Root["operations"]?.Entries ?? [])
        {
            var operation = references.Follow(entry.Value);
            if (operation?["action"] is not { Text: "send" or "receive" } action)
                continue;
            if (AddressOf(references, operation["channel"]) is { } address)
                yield return (action.Text == "send", new Channel(address, action));
            if (AddressOf(references, operation["reply"]?["channel"]) is { } reply)
                yield return (action.Text == "receive", new Channel(reply, operation["reply"]!));
        }
    }

    private static string? AddressOf(References references, Node? channel) =>
        channel is not null && references.Follow(channel)?["address"] is Scalar { IsNull: false, Value.Length: > 0 } address ? address.Value : null;

    /// <summary><c>host</c> of version 3 and <c>url</c> of version 2; those with variables name no host.</summary>
    private static IEnumerable<(Address Address, Node At)> BrokersOf(Node root)
    {
        foreach (var server in root["servers"]?.Entries ?? [])
        {
            var protocol = server.Value["protocol"]?.Text?.ToLowerInvariant();
            if (protocol is null || Direct.Contains(protocol) || (server.Value["host"] ?? server.Value["url"]) is not { Text: { } text } at || text.Contains('{'))
                continue;
            foreach (var address in Hosts(text.Contains("://", StringComparison.Ordinal) ? text : $"{protocol}://{text}").Where(address => !address.IsLoopback))
                yield return (address, at);
        }
    }

    private static IEnumerable<Address> Hosts(string url) => AddressGrammar.Parse(url).Select(parsed => parsed.Address);
}
