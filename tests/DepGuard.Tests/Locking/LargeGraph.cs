using DepGuard.Contracts.Locking;

namespace DepGuard.Tests.Locking;

/// <summary>A graph as large as the largest that is meant to be locked.</summary>
internal static class LargeGraph
{
    /// <summary>Services that each call some of those behind them.</summary>
    public static string Text(int services, int callees)
    {
        var ids = Enumerable.Range(0, services).Select(i => $"team-{i % 97}-service-{i}").ToList();
        return GraphLockText.Print(
            ids.Select(id => new LockedService(id, false, [], [$"{id}.shop"])),
            ids.SelectMany((id, i) => Enumerable.Range(1, callees).Select(step => new LockedEdge(id, ids[(i + (step * 7)) % services], LockedMode.Sync))));
    }
}
