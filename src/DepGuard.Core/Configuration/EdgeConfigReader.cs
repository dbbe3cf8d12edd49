using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;

namespace DepGuard.Configuration;

/// <summary>Reads an entry of <c>edges</c>: a dependency that no format states, its numbers, or one that is to be left out.</summary>
internal sealed class EdgeConfigReader(ConfigProblems problems, WordReader words)
{
    private readonly QuantityReader _read = new(problems, Provenance.Declared);

    /// <summary>The entry; null if it does not say between whom.</summary>
    public EdgeConfig? Read(Node item)
    {
        problems.CheckKeys(item, ConfigKeys.Edge, "key of an edge");
        if (item["from"]?.Text is not { } from || item["to"]?.Text is not { } to)
        {
            problems.Error(item.At, "an edge needs 'from' and 'to'");
            return null;
        }

        return new EdgeConfig(from, to, words.Value<CallMode>(item["kind"], "kind of edge"), item["ignore"]?.Text, item.At)
        {
            IsOptional = Flag(item["optional"]),
            Roles = [.. WordReader.Values(item["roles"]).Select(role => words.Value<Role>(role, "role")).OfType<Role>()],
            Usage = new CallUsage
            {
                Calls = _read.Number(item["calls"]),
                CacheHit = _read.Share(item["cache-hit"]),
                ServiceTime = _read.Time(item["service-time"]),
                Fallback = _read.Share(item["fallback"]),
                SeparatePool = Pool(item["pool"]),
            },
            Policy = Policy(item),
        };
    }

    private bool Flag(Node? node)
    {
        if (node?.Text is not (null or "true" or "false"))
            problems.Error(node.At, $"'{node.Text}' is neither true nor false");
        return node?.Text == "true";
    }

    /// <summary><c>shared</c>, as without a word, or <c>separate</c>.</summary>
    private Stated<bool>? Pool(Node? node)
    {
        if (node is not Scalar { Value: not ("shared" or "separate") } unknown)
            return node is Scalar word ? new Stated<bool>(word.Value == "separate", Provenance.Declared, word.At) : null;
        problems.Unknown(unknown, "pool", ["separate", "shared"]);
        return null;
    }

    /// <summary>What the caller's client does to the calls; null if nothing is stated.</summary>
    private CallPolicy? Policy(Node item)
    {
        var policy = new CallPolicy(Layer.Client, "depguard.yaml", Provenance.Declared, item.At)
        {
            Attempts = _read.Tries(item["attempts"])?.Value,
            Timeout = _read.Limit(item["timeout"]),
            Deadline = _read.Limit(item["deadline"]),
            Backoff = _read.Time(item["backoff"]) is { } backoff ? new Backoff(backoff.Value) : null,
            RetryBudget = _read.Share(item["retry-budget"])?.Value,
        };
        return policy.IsEmpty ? null : policy;
    }
}
