namespace DepGuard.Models.Retries;

/// <summary>
/// How many attempts a call costs. Attempts count the first try; <see cref="double.PositiveInfinity"/> stands for retries without end.
/// A failure rate is a share from 0 to 1, what lies outside is moved to the nearer end; attempts below one count as one.
/// </summary>
public static class RetryLoad
{
    private const int SummedAttempts = 64;

    /// <summary>
    /// Attempts that a call takes on average when each fails independently: (1 - p^N) / (1 - p), a geometric sum. N when every attempt fails.
    /// </summary>
    public static double ExpectedAttempts(double failureRate, double attempts)
    {
        var p = Share(failureRate);
        var n = AtLeastOne(attempts);
        if (p >= 1)
            return n;
        if (n > SummedAttempts || n != Math.Floor(n))
            return Math.Min(n, (1 - Math.Pow(p, n)) / (1 - p));

        // The sum itself, as the quotient loses digits when p is near 1.
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            sum = (sum * p) + 1;
        return sum;
    }

    /// <summary>Attempts at the end of a path when every attempt fails: the product of fan-out and attempts (SRE book, chapter 22).</summary>
    /// <param name="path">Calls per request and attempts of each call, caller first.</param>
    public static double WorstCase(IEnumerable<(double CallsPerRequest, double Attempts)> path) =>
        path.Aggregate(1.0, (product, call) => Product(product, Product(call.CallsPerRequest, AtLeastOne(call.Attempts))));

    /// <summary>Attempts at the end of a path when the attempts of every call fail independently of the others.</summary>
    public static double Independent(double failureRate, IEnumerable<double> attempts) =>
        attempts.Aggregate(1.0, (product, n) => product * ExpectedAttempts(failureRate, n));

    /// <summary>
    /// Attempts at the end of a path when only the last service fails: the caller of a caller sees p^N, so the product telescopes to that of
    /// one client with the product of all attempts.
    /// </summary>
    public static double OnlyTheLastFails(double failureRate, IEnumerable<double> attempts) =>
        ExpectedAttempts(failureRate, attempts.Aggregate(1.0, (product, n) => product * AtLeastOne(n)));

    /// <summary>Attempts under a retry budget, which limits retries to a share of the calls: min(N, 1 + budget). No budget, no limit.</summary>
    public static double WithBudget(double attempts, double? retryBudget) =>
        retryBudget is { } share && !double.IsNaN(share) ? Math.Min(AtLeastOne(attempts), 1 + Math.Max(0, share)) : AtLeastOne(attempts);

    /// <summary>
    /// Attempts under a token bucket that every success fills by <paramref name="tokensPerSuccess"/> and every retry empties by one, in the
    /// long run (M. Brooker, "Fixing retries with token buckets and circuit breakers", 2022). The size of the bucket only delays this.
    /// One attempt when every attempt fails, as nothing fills the bucket then.
    /// </summary>
    public static double WithTokenBucket(double failureRate, double attempts, double tokensPerSuccess)
    {
        var p = Share(failureRate);
        var wanted = ExpectedAttempts(p, attempts);
        var fill = Math.Max(0, tokensPerSuccess);
        // With r retries a call, (1 + r)(1 - p) attempts succeed at most: r <= fill (1 + r)(1 - p).
        var earned = fill * (1 - p);
        return earned >= 1 ? wanted : Math.Min(wanted, 1 / (1 - earned));
    }

    /// <summary>Attempts of a hedged call: each hedge is sent when the answer takes longer than its delay.</summary>
    /// <param name="hedges">Further attempts that may be sent.</param>
    /// <param name="slowShare">Probability that an answer takes longer than the delay.</param>
    public static double Hedged(double hedges, double slowShare) => 1 + Product(Math.Max(0, hedges), Share(slowShare));

    /// <summary>Zero times anything is zero, without end or not.</summary>
    internal static double Product(double left, double right) => left == 0 || right == 0 ? 0 : left * right;

    private static double AtLeastOne(double attempts) => attempts > 1 ? attempts : 1;

    private static double Share(double value) => value > 0 ? Math.Min(1, value) : 0;
}
