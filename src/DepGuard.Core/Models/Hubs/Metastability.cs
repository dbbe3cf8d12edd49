namespace DepGuard.Models.Hubs;

/// <summary>
/// Where a hub settles: the fixed points p = F(lambda A(p, N)) of failures that cause attempts that cause failures (Bronson et al., HotOS
/// 2021). F and A never fall, so no fixed point lies between a rate and the one that follows from it: the search jumps over that gap, and
/// looks at a handful of points where a scan needs hundreds.
/// </summary>
public static class Metastability
{
    private const double Half = 0.5;
    private const double Nothing = 1e-15;
    private const double NearlyAll = 1 - 1e-9;
    private const int Halvings = 30;
    private static readonly double[] Grid = MakeGrid();

    /// <summary>Class and failure rates of a hub at a load in calls per second. No load is stable.</summary>
    public static HubState Classify(Hub hub, double callsPerSecond)
    {
        var function = new FailureFunction(hub);
        var calm = Calm(function, callsPerSecond);
        var collapsed = Collapsed(function, callsPerSecond);
        var found = calm is null ? HubClass.Overloaded : collapsed is null ? HubClass.Stable : HubClass.Vulnerable;
        return new(found, calm, collapsed);
    }

    /// <summary>Largest load in calls per second at which the hub still works, by halving: collapse on the way up. Infinite if capacity is.</summary>
    public static double CriticalLoadPerSecond(Hub hub)
    {
        var (low, high) = (0.0, hub.CapacityPerSecond * 1.05);
        if (double.IsPositiveInfinity(high))
            return high;

        var function = new FailureFunction(hub);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Calm(function, middle) is null ? (low, middle) : (middle, high);
        }

        return low;
    }

    /// <summary>Calls per second that end well at a failure rate: lambda (1 - p^N); under a budget, which may deny the retry, lambda (1 - p).</summary>
    public static double GoodputPerSecond(Hub hub, double callsPerSecond, double failureRate) =>
        callsPerSecond * (1 - Math.Pow(failureRate, hub.RetryBudget is null ? hub.Attempts : 1));

    private static double? Calm(FailureFunction function, double load)
    {
        var rate = 0.0;
        for (var next = 0; rate <= Half;)
        {
            var after = function.After(load, rate);
            if (after <= Math.Max(rate, Nothing))
                return rate > 0 ? Settle(function, load, next > 1 ? Grid[next - 2] : 0, rate) : 0;

            while (next < Grid.Length && Grid[next] <= rate)
                next++;
            if (next == Grid.Length)
                return null;
            rate = Math.Max(after, Grid[next]);
        }

        return null;
    }

    private static double? Collapsed(FailureFunction function, double load)
    {
        // Retries without end offer more than any bounded queue refuses once all fail; but what is just below comes back, so nothing stays down.
        if (function.After(load, 1) >= 1 - 1e-12 && function.After(load, NearlyAll) >= NearlyAll)
            return 1;

        var rate = NearlyAll;
        for (var next = Grid.Length - 1; rate >= Half;)
        {
            var after = function.After(load, rate);
            if (after >= rate)
                return Settle(function, load, rate, next + 2 < Grid.Length ? Grid[next + 2] : 1);

            while (next >= 0 && Grid[next] >= rate)
                next--;
            if (next < 0)
                return null;
            rate = Math.Min(after, Grid[next]);
        }

        return null;
    }

    /// <summary>The rate between two where failures neither grow nor fall.</summary>
    private static double Settle(FailureFunction function, double load, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = function.After(load, middle) > middle ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Rates in steps of 1/400, and dense near 0 and 1, where the roots of a well-behaved and a collapsed hub lie.</summary>
    private static double[] MakeGrid()
    {
        var even = Enumerable.Range(0, 401).Select(i => i / 400.0);
        var tiny = Enumerable.Range(8, 89).Select(i => Math.Pow(10, -i / 8.0)).ToList();
        return [.. even.Concat(tiny).Concat(tiny.Select(rate => 1 - rate)).Distinct().Order()];
    }
}
