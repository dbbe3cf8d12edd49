using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DepGuard.Cli.Git;

/// <summary>Reads contents from one <c>git cat-file --batch</c>, one after the other; any thread may ask.</summary>
internal sealed class BlobReader : IDisposable
{
    private readonly Process _process;
    private readonly BufferedStream _output;

    /// <summary>Starts the process.</summary>
    public BlobReader(GitProgram git)
    {
        _process = git.Start(["cat-file", "--batch"]);
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 1 << 16);
    }

    /// <summary>The contents with an id; throws <see cref="IOException"/> if the repository lacks them.</summary>
    public byte[] Read(string blob)
    {
        lock (_process)
            return ReadNext(blob);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private byte[] ReadNext(string blob)
    {
        _process.StandardInput.Write(blob + "\n");
        _process.StandardInput.Flush();
        var header = Line().Split(' ');
        if (header is not [_, "blob", var length])
            throw new IOException("the repository lacks this object");

        var content = new byte[long.Parse(length, CultureInfo.InvariantCulture)];
        _output.ReadExactly(content);
        _output.ReadByte();
        return content;
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (var next = _output.ReadByte(); next is not ('\n' or -1); next = _output.ReadByte())
            line.Append((char)next);
        return line.ToString();
    }
}
