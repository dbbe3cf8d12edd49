using DepGuard.Models.Queueing;
using Xunit;

namespace DepGuard.Tests.Models;

/// <summary>Closed forms of queues: tabulated values, and the balance equations solved here state by state.</summary>
public sealed class TextbookQueueTests
{
    /// <summary>Erlang B and C of the printed tables.</summary>
    [Theory]
    [InlineData(1, 0.5, 0.3333, 0.5)]
    [InlineData(2, 1, 0.2, 0.3333)]
    [InlineData(5, 4, 0.1991, 0.5541)]
    [InlineData(10, 7, 0.0787, 0.2217)]
    [InlineData(10, 8, 0.1217, 0.4092)]
    [InlineData(100, 90, 0.0270, 0.2171)]
    public void Erlang_B_and_C(int workers, double traffic, double blocked, double waits)
    {
        Assert.Equal(blocked, ErlangQueue.Blocked(workers, traffic), 1e-3);
        Assert.Equal(waits, ErlangQueue.Waits(workers, traffic), 1e-3);
    }

    /// <summary>M/M/1: wait in the queue rho / (mu - lambda); P(sojourn &gt; t) = exp(-(mu - lambda) t).</summary>
    [Theory]
    [InlineData(5, 0.1, 0.3)]
    [InlineData(8, 0.1, 0.3)]
    [InlineData(9.5, 0.1, 2)]
    public void One_worker(double load, double service, double seconds)
    {
        var spare = (1 / service) - load;

        Assert.Equal(load * service / spare, ErlangQueue.MeanWaitSeconds(load, service, 1), 1e-9);
        Assert.Equal(Math.Exp(-spare * seconds), ErlangQueue.IsLate(load, service, 1, seconds), 1e-9);
    }

    /// <summary>M/M/c/K from its balance equations; what is late is the sum over what each arrival finds.</summary>
    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(1, 4, 9)]
    [InlineData(2, 2, 30)]
    [InlineData(8, 64, 60)]
    [InlineData(8, 5, 200)]
    [InlineData(20, 30, 200)]
    public void A_bounded_queue(int workers, int room, double load)
    {
        const double service = 0.1;
        const double timeout = 0.9;
        var states = States(workers, room, load * service);
        var late = states[..^1].Select((share, busy) => share * (busy < workers
            ? Math.Exp(-timeout / service)
            : ServiceTime.Erlang(busy - workers + 1, workers / service * (timeout - service)))).Sum();
        var queue = new BoundedQueue(service, workers, room, timeout);

        Assert.Equal(states[^1], queue.Refused(load), 1e-9);
        Assert.Equal(states[^1] + late, queue.Fails(load), 1e-9);
    }

    private static double[] States(int workers, int room, double traffic)
    {
        var weights = new double[workers + room + 1];
        weights[0] = 1;
        for (var busy = 1; busy < weights.Length; busy++)
            weights[busy] = weights[busy - 1] * traffic / Math.Min(busy, workers);
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
