using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Readers.Units;

namespace DepGuard.Readers.Grpc;

/// <summary>
/// A gRPC service config. <c>maxAttempts</c> counts the first attempt, and a channel makes five at most.
/// Sources: grpc/grpc-proto <c>grpc/service_config/service_config.proto</c>, grpc/proposal <c>A6-client-retries.md</c>.
/// </summary>
/// <param name="root">The mapping with <c>methodConfig</c>.</param>
internal sealed class GrpcServiceConfig(Node root)
{
    private const int MostAttempts = 5;

    /// <summary>The config in a document; null if it holds none. Records of the DNS wrap it in <c>serviceConfig</c>.</summary>
    public static GrpcServiceConfig? From(Node root) =>
        root["methodConfig"] is Sequence ? new GrpcServiceConfig(root) : root["serviceConfig"] is { } inner && inner["methodConfig"] is Sequence ? new GrpcServiceConfig(inner) : null;

    /// <summary>Names of gRPC services, such as <c>shop.v1.Inventory</c>, for which it states something; an empty name stands for all others.</summary>
    public IEnumerable<string> Services => Entries.SelectMany(entry => entry.Names).Select(name => name["service"]?.Text ?? string.Empty).Distinct(StringComparer.Ordinal);

    private IEnumerable<(Node Body, IReadOnlyList<Node> Names)> Entries =>
        root["methodConfig"]!.Items.Select(body => (body, body["name"]?.Items ?? []));

    /// <summary>What it states for a service, with one policy for each entry: methods may differ.</summary>
    public IEnumerable<CallPolicy> Of(string service)
    {
        foreach (var (body, names) in Entries.Where(entry => entry.Names.Any(name => (name["service"]?.Text ?? string.Empty) == service)))
        {
            yield return Policy(body);
            if (body["retryPolicy"] is null && body["hedgingPolicy"] is null)
                yield return new CallPolicy(Layer.Client, "grpc", Provenance.Default, body.At) { Attempts = Attempts.Once };
        }
    }

    /// <summary>Numbers of attempts that do not count as written.</summary>
    public IEnumerable<Fact> Problems(Reference owner)
    {
        foreach (var (body, _) in Entries)
            foreach (var key in (string[])["retryPolicy", "hedgingPolicy"])
                if (body[key]?["maxAttempts"] is { } node && NodeUnits.Whole(node) is { } attempts && attempts is < 2 or > MostAttempts)
                    yield return new ProblemFact("DPG0006", node.At, $"{owner.Name}:{key}", [$"maxAttempts of {owner.Name}", attempts < 2 ? "gRPC refuses fewer than 2" : "a channel makes 5 attempts at most, the first included"])
                    {
                        Services = [owner],
                    };
    }

    private static CallPolicy Policy(Node body)
    {
        var retries = body["retryPolicy"] ?? body["hedgingPolicy"];
        var attempts = NodeUnits.Whole(retries?["maxAttempts"]);
        return new CallPolicy(Layer.Client, "grpc", Provenance.Declared, body.At)
        {
            Attempts = attempts is null ? null : attempts < 2 ? Attempts.Once : Attempts.Of(Math.Min(attempts.Value, MostAttempts)),
            Deadline = NodeUnits.Limit(body["timeout"]),
            Backoff = NodeUnits.Duration(retries?["initialBackoff"] ?? retries?["hedgingDelay"]) is { } first
                ? new Backoff(first, NodeUnits.Duration(retries?["maxBackoff"]), IsExponential: retries?["initialBackoff"] is not null)
                : null,
            RetryOn = retries?["retryableStatusCodes"]?.Items.Select(code => code.Text).OfType<string>().ToList() is { Count: > 0 } codes ? codes : null,
        };
    }
}
