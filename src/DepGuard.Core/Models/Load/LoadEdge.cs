using DepGuard.Models.Retries;

namespace DepGuard.Models.Load;

/// <summary>An edge as it spreads load. An edge that never carries a call (zero, negative or no number) is left out.</summary>
/// <param name="Caller">Number of the caller, from 0.</param>
/// <param name="Callee">Number of the callee, from 0.</param>
/// <param name="CallsPerRequest">Calls for each request that makes the call at all: fan-out.</param>
/// <param name="Attempts">Attempts of a call, the first counts; infinite for retries without end.</param>
/// <param name="Share">Share of requests that make the call: 1 less the hit rate of a cache.</param>
public readonly record struct LoadEdge(int Caller, int Callee, double CallsPerRequest = 1, double Attempts = 1, double Share = 1)
{
    /// <summary>Attempts for each request of the caller when a share of attempts fails.</summary>
    public double Factor(double failureRate) =>
        RetryLoad.Product(Share * CallsPerRequest, RetryLoad.ExpectedAttempts(failureRate, Attempts));

    /// <summary>Attempts for a request that makes the call, when all fail.</summary>
    public double WorstFactor => RetryLoad.Product(CallsPerRequest, RetryLoad.ExpectedAttempts(1, Attempts));
}
