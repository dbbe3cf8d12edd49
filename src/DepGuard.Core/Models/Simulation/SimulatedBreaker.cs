namespace DepGuard.Models.Simulation;

/// <summary>One circuit breaker that all callers share: closed, open, or waiting for the answer to a single probe.</summary>
internal sealed class SimulatedBreaker(BreakerSettings settings)
{
    private readonly Queue<(double At, bool Failed)> _window = new();
    private int _failed;
    private double _openUntil;
    private bool _isOpen;
    private bool _isProbing;

    /// <summary>Whether an attempt may go out now.</summary>
    public bool Admits(double now)
    {
        if (!_isOpen)
            return true;
        if (now < _openUntil || _isProbing)
            return false;
        return _isProbing = true;
    }

    /// <summary>Takes the outcome of an attempt that went out.</summary>
    public void Record(double now, bool failed)
    {
        if (_isOpen)
        {
            if (_isProbing)
                Judge(now, failed);
            return;
        }

        _window.Enqueue((now, failed));
        _failed += failed ? 1 : 0;
        while (_window.Peek().At < now - settings.Window.TotalSeconds)
            _failed -= _window.Dequeue().Failed ? 1 : 0;
        if (_window.Count >= settings.Least && _failed >= settings.FailureRatio * _window.Count)
            Open(now);
    }

    private void Judge(double now, bool failed)
    {
        _isProbing = false;
        if (failed)
            Open(now);
        else
            _isOpen = false;
    }

    private void Open(double now)
    {
        (_isOpen, _isProbing, _openUntil, _failed) = (true, false, now + settings.OpenFor.TotalSeconds, 0);
        _window.Clear();
    }
}
