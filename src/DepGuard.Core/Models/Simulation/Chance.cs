namespace DepGuard.Models.Simulation;

/// <summary>Draws times from their distributions; a seed fixes all draws.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A share from 0 to 1.</summary>
    public double Share() => _random.NextDouble();

    /// <summary>Time to the next of events that come independently at a rate; infinite at rate zero.</summary>
    public double UntilNext(double perSecond) => perSecond > 0 ? -Math.Log(1 - _random.NextDouble()) / perSecond : double.PositiveInfinity;

    /// <summary>
    /// A service time with a mean and a squared coefficient of variation: fixed at 0, Erlang below 1, exponential at 1, and above 1 a mixture of two
    /// exponential times with balanced means (Allen, "Probability, Statistics and Queueing Theory", 1990).
    /// </summary>
    public double ServiceTime(double mean, double variation)
    {
        if (mean <= 0)
            return 0;
        if (variation < 1e-9)
            return mean;
        if (variation > 1.001)
        {
            var share = (1 + Math.Sqrt((variation - 1) / (variation + 1))) / 2;
            return UntilNext((Share() < share ? share : 1 - share) * 2 / mean);
        }

        var stages = Math.Max(1, (int)Math.Min(10_000, Math.Round(1 / variation)));
        var sum = 0.0;
        for (var i = 0; i < stages; i++)
            sum += UntilNext(stages / mean);
        return sum;
    }
}
