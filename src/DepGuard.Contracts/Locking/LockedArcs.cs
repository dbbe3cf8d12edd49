namespace DepGuard.Contracts.Locking;

/// <summary>The edges of a locked graph between numbered services, indexed both ways.</summary>
internal sealed class LockedArcs
{
    private const int NoWay = -1;

    private readonly List<int> _callers;
    private readonly List<int> _callees;
    private readonly List<LockedMode> _modes;
    private readonly int[] _firstOfCaller;
    private readonly int[] _byCaller;
    private readonly int[] _firstOfCallee;
    private readonly int[] _byCallee;
    private volatile Routes? _routes;

    public LockedArcs(int services, List<int> callers, List<int> callees, List<LockedMode> modes)
    {
        (_callers, _callees, _modes) = (callers, callees, modes);
        (_firstOfCaller, _byCaller) = Index(services, callers);
        (_firstOfCallee, _byCallee) = Index(services, callees);
    }

    /// <summary>The strongest mode of the edge; null if there is none.</summary>
    public LockedMode? Mode(int caller, int callee)
    {
        LockedMode? found = null;
        for (var i = _firstOfCaller[caller]; i < _firstOfCaller[caller + 1]; i++)
        {
            var edge = _byCaller[i];
            if (_callees[edge] == callee && (found is null || _modes[edge] < found))
                found = _modes[edge];
        }

        return found;
    }

    /// <summary>A shortest path over edges of mode <see cref="LockedMode.Sync"/>; null if there is none.</summary>
    public IReadOnlyList<int>? PathBetween(int from, int to)
    {
        // A project asks for the ways to one service only: its own.
        var routes = _routes is { } known && known.To == to ? known : _routes = new Routes(to, NextSteps(to));
        if (from != to && routes.Next[from] == NoWay)
            return null;

        var path = new List<int> { from };
        for (var service = from; service != to; path.Add(service))
            service = routes.Next[service];
        return path;
    }

    /// <summary>Breadth-first search backwards: for each service the next one on a shortest path.</summary>
    private int[] NextSteps(int to)
    {
        var next = new int[_firstOfCallee.Length - 1];
        for (var service = 0; service < next.Length; service++)
            next[service] = NoWay;
        var open = new Queue<int>();
        open.Enqueue(to);
        while (open.Count > 0)
        {
            var callee = open.Dequeue();
            for (var i = _firstOfCallee[callee]; i < _firstOfCallee[callee + 1]; i++)
            {
                var edge = _byCallee[i];
                var caller = _callers[edge];
                if (_modes[edge] != LockedMode.Sync || caller == to || next[caller] != NoWay)
                    continue;
                next[caller] = callee;
                open.Enqueue(caller);
            }
        }

        return next;
    }

    /// <summary>Edges grouped by one of their ends, by counting; within a group they keep their order.</summary>
    private static (int[] First, int[] Edges) Index(int services, List<int> ends)
    {
        var first = new int[services + 1];
        foreach (var end in ends)
            first[end + 1]++;
        for (var service = 0; service < services; service++)
            first[service + 1] += first[service];
        var free = (int[])first.Clone();
        var edges = new int[ends.Count];
        for (var edge = 0; edge < ends.Count; edge++)
            edges[free[ends[edge]]++] = edge;
        return (first, edges);
    }

    private sealed class Routes(int to, int[] next)
    {
        public int To { get; } = to;

        public int[] Next { get; } = next;
    }
}
