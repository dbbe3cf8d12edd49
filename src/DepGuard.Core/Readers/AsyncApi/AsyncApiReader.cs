using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.AsyncApi;

/// <summary>
/// AsyncAPI documents, versions 2 and 3: who sends to a channel is joined, by the channel's address, with everybody who receives from it; both
/// are joined with the brokers that they name.
/// </summary>
internal sealed class AsyncApiReader : IConfigurationReader
{
    private const string Scope = "asyncapi";

    /// <inheritdoc/>
    public string Format => Scope;

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var owners = new ApplicationOwners(containers);
        var applications = workspace.Files.SelectMany(file => file.Documents)
            .Where(document => document.Root["asyncapi"] is Scalar)
            .Select(document => Application.Read(workspace, document, owners.Of(document) ?? NewService(document)))
            .OfType<Application>()
            .ToList();
        var receivers = applications.SelectMany(one => one.Receives.Select(channel => (channel.Address, one.Service))).Distinct().ToLookup(pair => pair.Address, pair => pair.Service);
        return [.. applications.SelectMany(one => Facts(one, receivers))];
    }

    private IEnumerable<Fact> Facts(Application application, ILookup<string, Reference> receivers)
    {
        yield return new ReadFact(application.Title.At.Path, Format);
        if (application.Service.Scope == Scope)
            yield return new ServiceFact(application.Service, Format, application.Title.At);
        foreach (var channel in application.Sends)
            foreach (var receiver in receivers[channel.Address].Where(receiver => receiver != application.Service))
                yield return Message(application.Service, new Address(receiver.Name), $"send {channel.Text}", channel.At);
        foreach (var (address, at) in application.Brokers)
        {
            yield return new ServiceFact(new Reference(address.Host, Scope), Format, at.At) { Kind = ServiceKind.Broker };
            yield return Message(application.Service, address, "servers", at);
        }
    }

    private static CallFact Message(Reference from, Address to, string key, Node at) =>
        new(from, to, key, at.At, Confidence.Declared) { ModeByKey = CallMode.Async, IsCatalogName = true };

    private static Reference? NewService(Document document) =>
        document.Root["info"]?["title"]?.Text is { } title && Folded(title) is { Length: > 0 } name ? new Reference(name, Scope) : null;

    /// <summary><c>Order Service</c> as services are named: <c>order-service</c>.</summary>
    private static string Folded(string title) =>
        string.Join('-', title.Split([' ', '_', '/', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToLowerInvariant();
}
