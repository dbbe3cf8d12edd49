namespace DepGuard.Models.Queueing;

/// <summary>
/// M/M/c/K: c workers with room for some waiting calls, what comes beyond is refused. Every state above c is a power of load / capacity
/// times the state below, so the whole distribution is known from three sums; cost does not grow with the room.
/// </summary>
internal sealed class BoundedQueue
{
    private readonly double _serviceSeconds;
    private readonly long _workers;
    private readonly long _room;
    private readonly double _ownLate;
    private readonly LateWaits _late;

    /// <summary>A queue whose callers give up after a time; without end if they do not.</summary>
    public BoundedQueue(double serviceSeconds, long workers, long room, double timeoutSeconds)
    {
        _serviceSeconds = serviceSeconds;
        _workers = workers;
        _room = Math.Max(0, room);
        _ownLate = Math.Exp(-timeoutSeconds / serviceSeconds);
        // The service itself is taken at its mean, which is accurate while the timeout is much longer.
        _late = LateWaits.Of(workers / serviceSeconds * Math.Max(0, timeoutSeconds - serviceSeconds));
    }

    /// <summary>Probability that an attempt is refused.</summary>
    public double Refused(double loadPerSecond) => States(loadPerSecond).Full;

    /// <summary>Probability that an attempt is refused, or accepted and late.</summary>
    public double Fails(double loadPerSecond)
    {
        if (!(loadPerSecond > 0))
            return 0;
        if (double.IsPositiveInfinity(loadPerSecond))
            return 1;

        var (idle, full, growth) = States(loadPerSecond);
        if (1 - full <= 1e-12)
            return 1;

        // States are reached from the full one downwards or from the first busy one upwards, whichever is the larger.
        var late = growth > 1
            ? _late.WeighDown(full / growth, 1 / growth, _room)
            : _late.WeighUp(FirstBusy(idle, growth), growth, _room);
        return Math.Clamp(full + (idle * _ownLate) + late, 0, 1);
    }

    /// <summary>Share of time with an idle worker, share of time without room, and the ratio of neighbouring busy states.</summary>
    private (double Idle, double Full, double Growth) States(double loadPerSecond)
    {
        var traffic = loadPerSecond * _serviceSeconds;
        if (!(traffic > 0))
            return (1, 0, 0);

        var growth = traffic / _workers;
        var belowAndAtC = ErlangQueue.InverseOfBlocked(_workers, traffic);
        if (growth > 1)
        {
            var shrink = Math.Pow(1 / growth, _room);
            var total = GeometricSum.Of(1 / growth, _room) + (belowAndAtC * shrink);
            return ((belowAndAtC - 1) * shrink / total, 1 / total, growth);
        }

        var sum = belowAndAtC + (growth * GeometricSum.Of(growth, _room));
        return ((belowAndAtC - 1) / sum, Math.Pow(growth, _room) / sum, growth);
    }

    private double FirstBusy(double idle, double growth) => (1 - idle) / GeometricSum.Of(growth, _room + 1);
}
