using DepGuard.Graph;

namespace DepGuard.Models.Load;

/// <summary>
/// Load over the graph: lambda = lambda_ext + M^T lambda with M(u, v) = share x calls x A(p, N). Services are taken callers first, and
/// only the members of a cycle are solved together. Edges to numbers outside the graph are left out; several edges between two services add up.
/// </summary>
public sealed class LoadGraph
{
    private readonly Digraph _graph;
    private readonly StronglyConnectedComponents _components;
    private readonly IReadOnlyList<LoadEdge> _edges;
    private readonly int[] _arcs;
    private readonly int[] _callersFirst;

    private LoadGraph(int services, IReadOnlyList<LoadEdge> edges)
    {
        _edges = edges;
        _graph = Digraph.Of(services, edges.Select(edge => (edge.Caller, edge.Callee)));
        _components = StronglyConnectedComponents.Of(_graph);
        _arcs = [.. edges.Select(edge => _graph.Arc(edge.Caller, edge.Callee))];
        _callersFirst = [.. Enumerable.Range(0, services)];
        Array.Sort(_callersFirst, (left, right) =>
            _components[right].CompareTo(_components[left]) is var order and not 0 ? order : left.CompareTo(right));
    }

    /// <summary>The graph over services numbered from 0.</summary>
    public static LoadGraph Of(int services, IEnumerable<LoadEdge> edges) => new(services, [.. edges
        .Where(edge => edge.Caller >= 0 && edge.Caller < services && edge.Callee >= 0 && edge.Callee < services)
        .Where(edge => edge.Share * edge.CallsPerRequest > 0)]);

    /// <summary>Attempts per second at each service.</summary>
    /// <param name="externalPerSecond">Requests per second from outside, one for each service.</param>
    /// <param name="failureRate">Share of attempts that fail, from 0 to 1.</param>
    public OfferedLoad Solve(IReadOnlyList<double> externalPerSecond, double failureRate)
    {
        var factors = Factors(failureRate);
        var load = externalPerSecond.Select(rate => rate > 0 ? rate : 0).ToArray();
        var (converges, exact) = ((bool?)true, true);
        foreach (var (start, end) in Components())
        {
            if (IsCyclic(start, end))
            {
                var (finite, complete) = SolveBlock(Block(start, end, factors), load);
                converges = finite == false || converges == false ? false : finite is null ? null : converges;
                exact &= complete;
            }

            for (var i = start; i < end; i++)
                PassOn(_callersFirst[i], factors, load);
        }

        return new(load, converges, exact);
    }

    /// <summary>Bounds of the spectral radius of M: the largest over the components, zero without a cycle.</summary>
    public RadiusBounds SpectralRadius(double failureRate)
    {
        var factors = Factors(failureRate);
        var bounds = Components().Where(range => IsCyclic(range.Start, range.End))
            .Select(range => Block(range.Start, range.End, factors).Radius()).ToList();
        return bounds.Count == 0 ? default : new(bounds.Max(bound => bound.Lower), bounds.Max(bound => bound.Upper));
    }

    private static (bool? Converges, bool IsExact) SolveBlock(CyclicBlock block, double[] load)
    {
        var external = block.Members.Select(member => load[member]).ToArray();
        var isIdle = external.All(rate => rate == 0);
        var isFinite = external.All(double.IsFinite);
        var (solved, converges, exact) = Solve(block, external);
        for (var i = 0; i < external.Length; i++)
            load[block.Members[i]] = isIdle ? 0 : solved is null || !isFinite ? double.PositiveInfinity : solved[i];
        return (converges, exact);
    }

    private static (double[]? Load, bool? Converges, bool IsExact) Solve(CyclicBlock block, double[] external)
    {
        if (block.Members.Count <= CyclicBlock.DenseLimit && external.All(double.IsFinite))
        {
            var solved = block.Eliminate(external);
            return (solved, solved is not null, true);
        }

        var converges = block.Side().Converges;
        if (converges == false || !external.All(double.IsFinite))
            return (null, converges, converges is not null);

        var (load, exact) = block.Relax(external);
        return (load, converges ?? (exact ? true : null), exact);
    }

    private double[] Factors(double failureRate)
    {
        var factors = new double[_graph.Arcs];
        for (var i = 0; i < _arcs.Length; i++)
            factors[_arcs[i]] += _edges[i].Factor(failureRate);
        return factors;
    }

    private IEnumerable<(int Start, int End)> Components()
    {
        for (var start = 0; start < _callersFirst.Length;)
        {
            var end = start + 1;
            while (end < _callersFirst.Length && _components[_callersFirst[end]] == _components[_callersFirst[start]])
                end++;
            yield return (start, end);
            start = end;
        }
    }

    private bool IsCyclic(int start, int end) => end - start > 1 || _graph.Arc(_callersFirst[start], _callersFirst[start]) >= 0;

    private CyclicBlock Block(int start, int end, double[] factors)
    {
        var members = _callersFirst[start..end];
        var arcs = new List<(int, int, double)>();
        for (var from = 0; from < members.Length; from++)
        {
            var first = _graph.FirstArc(members[from]);
            foreach (var callee in _graph.Successors(members[from]))
            {
                if (_components[callee] == _components[members[0]])
                    arcs.Add((from, Array.BinarySearch(members, callee), factors[first]));
                first++;
            }
        }

        return new(members, arcs);
    }

    private void PassOn(int caller, double[] factors, double[] load)
    {
        if (load[caller] == 0)
            return;

        for (var arc = _graph.FirstArc(caller); arc < _graph.FirstArc(caller + 1); arc++)
        {
            if (_components[_graph.Target(arc)] != _components[caller])
                load[_graph.Target(arc)] += load[caller] * factors[arc];
        }
    }
}
