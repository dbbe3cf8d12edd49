using System.Numerics;

namespace DepGuard.Readers.Traces.Joining;

/// <summary>
/// Durations in buckets whose borders grow by powers of two, each power divided in 64 equal parts (the scheme of HdrHistogram): a percentile
/// is off by less than 1 %, and the memory does not depend on the number of durations.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int PartBits = 6;
    private const int Parts = 1 << PartBits;

    private int[] _counts = [];
    private int _first;
    private long _total;
    private long _shortest = long.MaxValue;
    private long _longest;

    /// <summary>Adds a duration in nanoseconds; a negative one means that none is known.</summary>
    public void Add(long nanoseconds)
    {
        if (nanoseconds < 0)
            return;
        var bucket = Bucket(nanoseconds);
        if ((uint)(bucket - _first) >= (uint)_counts.Length)
            MakeRoom(bucket);
        _counts[bucket - _first]++;
        _total++;
        _shortest = Math.Min(_shortest, nanoseconds);
        _longest = Math.Max(_longest, nanoseconds);
    }

    /// <summary>The duration that this share of the calls did not exceed; null without a duration.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public TimeSpan? Percentile(double share)
    {
        var rank = Math.Min(_total - 1, (long)(_total * share));
        for (var i = 0; i < _counts.Length; i++)
            if ((rank -= _counts[i]) < 0)
                return TimeSpan.FromTicks(Math.Clamp(Middle(i + _first), _shortest, _longest) / TimeSpan.NanosecondsPerTick);
        return null;
    }

    private void MakeRoom(int bucket)
    {
        if (_counts.Length == 0)
            (_first, _counts) = (bucket, new int[Parts]);
        var (low, high) = (Math.Min(_first, bucket), Math.Max(_first + _counts.Length, bucket + 1));
        var wider = new int[high - low + Parts];
        _counts.CopyTo(wider, _first - low);
        (_first, _counts) = (low, wider);
    }

    private static int Bucket(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - PartBits);
        return (shift << PartBits) + (int)(value >> shift);
    }

    private static long Middle(int bucket)
    {
        var shift = Math.Max(0, (bucket >> PartBits) - 1);
        var low = (long)(bucket - (shift << PartBits)) << shift;
        return low + ((1L << shift) >> 1);
    }
}
