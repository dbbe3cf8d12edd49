namespace DepGuard.Models.Simulation;

/// <summary>Attempts that wait for a worker: taken from the front in order of arrival, or from the back.</summary>
internal sealed class WaitingLine(bool newestFirst)
{
    private int[] _attempts = new int[1024];
    private int _front;
    private int _back;

    /// <summary>How many wait.</summary>
    public int Count => _back - _front;

    /// <summary>Joins the line.</summary>
    public void Add(int attempt)
    {
        if (_back == _attempts.Length)
            MakeRoom();
        _attempts[_back++] = attempt;
    }

    /// <summary>The next one to serve; the line must not be empty.</summary>
    public int Take() => newestFirst ? _attempts[--_back] : _attempts[_front++];

    /// <summary>Sends all away.</summary>
    public void Clear() => _front = _back = 0;

    private void MakeRoom()
    {
        var (from, count) = (_attempts, Count);
        if (count > _attempts.Length / 2)
            _attempts = new int[_attempts.Length * 2];
        Array.Copy(from, _front, _attempts, 0, count);
        (_front, _back) = (0, count);
    }
}
