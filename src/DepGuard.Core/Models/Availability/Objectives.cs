namespace DepGuard.Models.Availability;

/// <summary>Arithmetic of availabilities and objectives, all shares from 0 to 1 ("The Calculus of Service Availability", ACM Queue 15(2), 2017).</summary>
public static class Objectives
{
    private const double MinutesOf30Days = 30 * 24 * 60;

    /// <summary>Availability that a dependency leaves when a fallback answers with a quality: 1 - (1 - a)(1 - f).</summary>
    public static double Soft(double availability, double fallbackQuality) => 1 - ((1 - Share(availability)) * (1 - Share(fallbackQuality)));

    /// <summary>Availability of n independent copies of which k must work. Needs none: 1; needs more than there are: 0.</summary>
    public static double KOfN(int needed, int copies, double availability)
    {
        if (needed <= 0)
            return 1;
        if (needed > copies)
            return 0;

        // Probability that exactly j of the copies so far work, with all from `needed` on together.
        var works = Share(availability);
        var exactly = new double[needed + 1];
        exactly[0] = 1;
        for (var copy = 0; copy < copies; copy++)
        {
            exactly[needed] += exactly[needed - 1] * works;
            for (var j = needed - 1; j > 0; j--)
                exactly[j] = (exactly[j] * (1 - works)) + (exactly[j - 1] * works);
            exactly[0] *= 1 - works;
        }

        return Math.Min(1, exactly[needed]);
    }

    /// <summary>Minutes in 30 days by which an objective is missed; zero if the ceiling reaches it.</summary>
    public static double ShortfallMinutes(double objective, double ceiling) => Math.Max(0, objective - ceiling) * MinutesOf30Days;

    /// <summary>Share of the error budget of an objective that a dependency spends; infinite for an objective of 1.</summary>
    public static double SpentShare(double availability, double objective) =>
        availability >= 1 ? 0 : objective >= 1 ? double.PositiveInfinity : (1 - availability) / (1 - objective);

    /// <summary>Objective that a critical dependency should have: ten times fewer failures (rule of the extra nine).</summary>
    public static double ExtraNine(double objective) => 1 - ((1 - objective) / 10);

    /// <summary>Dependencies by the share of the error budget they spend, largest first; equal ones by number.</summary>
    public static IReadOnlyList<(int Dependency, double SpentShare)> Spenders(
        IEnumerable<int> dependencies, IReadOnlyList<double> ownAvailability, double objective) =>
        [.. dependencies.Select(dependency => (dependency, SpentShare(ownAvailability[dependency], objective)))
            .OrderByDescending(spender => spender.Item2).ThenBy(spender => spender.dependency)];

    private static double Share(double value) => value > 0 ? Math.Min(1, value) : 0;
}
