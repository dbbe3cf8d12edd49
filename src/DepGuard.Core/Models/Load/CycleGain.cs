namespace DepGuard.Models.Load;

/// <summary>How a cycle multiplies a call that runs round it once. A gain of 1 and more diverges.</summary>
public static class CycleGain
{
    /// <summary>The product of the factors of the edges when a share of attempts fails.</summary>
    public static double At(IReadOnlyList<LoadEdge> cycle, double failureRate) =>
        cycle.Aggregate(1.0, (gain, edge) => Retries.RetryLoad.Product(gain, edge.Factor(failureRate)));

    /// <summary>
    /// The failure rate from which on the cycle diverges, by halving; null if it diverges at no rate, or at every one (gain 1 and more without failures).
    /// </summary>
    public static double? CriticalFailureRate(IReadOnlyList<LoadEdge> cycle)
    {
        if (At(cycle, 0) >= 1 || !(At(cycle, 1) >= 1))
            return null;

        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(cycle, middle) >= 1 ? (low, middle) : (middle, high);
        }

        return high;
    }
}
