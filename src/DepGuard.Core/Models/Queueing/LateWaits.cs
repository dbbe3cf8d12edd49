namespace DepGuard.Models.Queueing;

/// <summary>
/// Probability that a wait behind j others is too long: P(Erlang(j + 1) &gt; x), where x is the number of calls served within the time.
/// It is almost 0 far below x and almost 1 far above; only the values between are kept, about 18 sqrt(x) of them.
/// </summary>
internal sealed class LateWaits
{
    private const double Sharp = 1e6;
    private readonly long _first;
    private readonly double[] _values;

    private LateWaits(long first, double[] values)
    {
        _first = first;
        _values = values;
    }

    /// <summary>The probabilities when this many calls are served within the time. Beyond a million the step counts as sharp.</summary>
    public static LateWaits Of(double x)
    {
        if (!(x < Sharp))
            return new(x < long.MaxValue ? (long)x : long.MaxValue, []);

        var width = (9 * Math.Sqrt(x)) + 10;
        var first = (long)Math.Max(0, Math.Floor(x - width));
        var values = new double[(long)Math.Ceiling(x + width + 10) - first];
        var log = -x + (x > 0 ? first * Math.Log(x) : 0) - LogFactorial(first);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Math.Exp(log);
            values[i] = Math.Min(1, sum);
            log += x > 0 ? Math.Log(x / (first + i + 1)) : double.NegativeInfinity;
        }

        return new(first, values);
    }

    /// <summary>The sum of late(j) w r^j for j below the room, where r is at most 1.</summary>
    public double WeighUp(double weight, double ratio, long room)
    {
        if (room <= _first)
            return 0;

        var power = weight * Math.Pow(ratio, _first);
        var sum = 0.0;
        var end = Math.Min(_values.Length, room - _first);
        for (var i = 0; i < end; i++)
        {
            sum += power * _values[i];
            power *= ratio;
        }

        return sum + (power * GeometricSum.Of(ratio, room - _first - end));
    }

    /// <summary>The sum of late(j) w r^(room - 1 - j) for j below the room, where r is at most 1.</summary>
    public double WeighDown(double weight, double ratio, long room)
    {
        if (room <= _first)
            return 0;

        var inside = (int)Math.Min(_values.Length, room - _first);
        var surelyLate = room - _first - inside;
        var sum = weight * GeometricSum.Of(ratio, surelyLate);
        var power = weight * Math.Pow(ratio, surelyLate);
        for (var i = inside - 1; i >= 0; i--)
        {
            sum += power * _values[i];
            power *= ratio;
        }

        return sum;
    }

    /// <summary>ln n! by Stirling's series, for small n by the product.</summary>
    private static double LogFactorial(long n)
    {
        if (n >= 20)
            return (n * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI * n)) + (1.0 / (12.0 * n)) - (1.0 / (360.0 * n * n * n));

        var product = 1.0;
        for (var i = 2; i <= n; i++)
            product *= i;
        return Math.Log(product);
    }
}
