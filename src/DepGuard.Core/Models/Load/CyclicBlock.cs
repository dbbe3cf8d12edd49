namespace DepGuard.Models.Load;

/// <summary>
/// The services of one strongly connected component and the load that they cause each other. Small ones are solved by elimination: I - M is
/// an M-matrix, so elimination without pivoting is stable, and the spectral radius is below 1 exactly if every pivot is positive (Berman
/// and Plemmons, "Nonnegative Matrices in the Mathematical Sciences", chapter 6). Larger ones by iteration.
/// </summary>
internal sealed class CyclicBlock(IReadOnlyList<int> members, IReadOnlyList<(int From, int To, double Factor)> arcs)
{
    /// <summary>Most services for which elimination is used.</summary>
    public const int DenseLimit = 200;

    private const int MostSteps = 50_000_000;
    private const double Tolerance = 1e-10;

    /// <summary>Numbers of the services; arcs use places in this list.</summary>
    public IReadOnlyList<int> Members => members;

    /// <summary>
    /// Bounds of the spectral radius by power iteration on M + s I, which no period of the cycle disturbs (Collatz and Wielandt: the least and
    /// greatest quotient of neighbouring iterates). Ends when the bounds are close; for small components elimination closes the rest.
    /// </summary>
    public RadiusBounds Radius(double precision = 1e-9)
    {
        if (arcs.Any(arc => double.IsPositiveInfinity(arc.Factor)))
            return new(double.PositiveInfinity, double.PositiveInfinity);

        var bounds = Iterate(precision, members.Count <= DenseLimit ? 2000 : Math.Max(10, MostSteps / (members.Count + arcs.Count)));
        while (members.Count <= DenseLimit && bounds.Upper - bounds.Lower > precision * bounds.Upper)
        {
            var middle = bounds.Value;
            if (middle <= bounds.Lower || middle >= bounds.Upper)
                break;
            bounds = Eliminate(middle, new double[members.Count]) is null ? bounds with { Lower = middle } : bounds with { Upper = middle };
        }

        return bounds;
    }

    /// <summary>Load of the members from load that comes from outside; null if it diverges.</summary>
    public double[]? Eliminate(double[] external) => Eliminate(1, external);

    /// <summary>The same by iteration after Gauss and Seidel; the load so far and false if it takes too long.</summary>
    public (double[] Load, bool IsExact) Relax(double[] external)
    {
        var into = arcs.ToLookup(arc => arc.To);
        var rows = Enumerable.Range(0, members.Count).Select(to => into[to].ToArray()).ToArray();
        var load = (double[])external.Clone();
        for (var left = (long)MostSteps; left > 0; left -= arcs.Count + members.Count)
        {
            var change = 0.0;
            for (var to = 0; to < rows.Length; to++)
            {
                var (sum, self) = (external[to], 0.0);
                foreach (var (from, _, factor) in rows[to])
                    (sum, self) = from == to ? (sum, factor) : (sum + (factor * load[from]), self);

                var next = self < 1 ? sum / (1 - self) : double.PositiveInfinity;
                change = Math.Max(change, next > 0 ? Math.Abs(next - load[to]) / next : 0);
                load[to] = next;
            }

            if (change <= Tolerance)
                return (load, true);
        }

        return (load, false);
    }

    /// <summary>Bounds that are only good enough to tell on which side of 1 the radius lies, where that can be told.</summary>
    public RadiusBounds Side() => arcs.Any(arc => double.IsPositiveInfinity(arc.Factor))
        ? new(double.PositiveInfinity, double.PositiveInfinity)
        : Iterate(1e-9, Math.Max(10, MostSteps / (members.Count + arcs.Count)), untilDecided: true);

    private double[]? Eliminate(double diagonal, double[] right)
    {
        var n = members.Count;
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
            matrix[(i * n) + i] = diagonal;
        foreach (var (from, to, factor) in arcs)
            matrix[(to * n) + from] -= factor;

        var load = (double[])right.Clone();
        for (var pivot = 0; pivot < n; pivot++)
        {
            var divisor = matrix[(pivot * n) + pivot];
            if (!(divisor > 1e-14 * diagonal))
                return null;

            for (var row = pivot + 1; row < n; row++)
            {
                var factor = matrix[(row * n) + pivot] / divisor;
                if (factor == 0)
                    continue;

                for (var column = pivot + 1; column < n; column++)
                    matrix[(row * n) + column] -= factor * matrix[(pivot * n) + column];
                load[row] -= factor * load[pivot];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < n; column++)
                load[row] -= matrix[(row * n) + column] * load[column];
            load[row] /= matrix[(row * n) + row];
        }

        return load;
    }

    private RadiusBounds Iterate(double precision, int rounds, bool untilDecided = false)
    {
        var vector = new double[members.Count];
        Array.Fill(vector, 1);
        var (lower, upper, shift) = (0.0, double.PositiveInfinity, 0.0);
        for (var round = 0; round < rounds && (double.IsPositiveInfinity(upper) || upper - lower > precision * upper); round++)
        {
            var next = new double[vector.Length];
            foreach (var (from, to, factor) in arcs)
                next[to] += factor * vector[from];

            var quotients = next.Zip(vector, (after, before) => after / before).ToArray();
            (lower, upper) = (Math.Max(lower, quotients.Min()), Math.Min(upper, quotients.Max()));
            if (untilDecided && (lower >= 1 || upper < 1))
                break;

            shift = shift > 0 ? shift : upper / 2;
            for (var i = 0; i < next.Length; i++)
                next[i] += shift * vector[i];
            var largest = next.Max();
            vector = [.. next.Select(value => Math.Max(value / largest, 1e-300))];
        }

        return new(lower, upper);
    }
}
