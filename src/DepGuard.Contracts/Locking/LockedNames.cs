using System.Globalization;
using System.Text;

namespace DepGuard.Contracts.Locking;

/// <summary>How <c>depguard.graph</c> spells names, and which spellings mean one service.</summary>
public static class LockedNames
{
    private const char Escape = '%';
    private const int Digits = 4;

    /// <summary>Endings of host names inside of a Kubernetes cluster; the default domain of a cluster is <c>cluster.local</c>.</summary>
    private static readonly string[] ClusterEndings = [".svc.cluster.local", ".svc"];

    /// <summary>The name with <c>%</c> and four hexadecimal digits for each character that the format needs for itself.</summary>
    public static string Encode(string name)
    {
        var written = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (IsReserved(letter))
                written.Append(Escape).Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            else
                written.Append(letter);
        }

        return written.ToString();
    }

    /// <summary>The name behind its spelling; what is no escape stays as it is.</summary>
    public static string Decode(string written)
    {
        if (written.IndexOf(Escape) < 0)
            return written;

        var name = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == Escape && i + Digits < written.Length
                && ushort.TryParse(written.Substring(i + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                name.Append((char)letter);
                i += Digits;
            }
            else
            {
                name.Append(written[i]);
            }
        }

        return name.ToString();
    }

    /// <summary>What a host is called inside of its cluster: <c>auth.shop.svc.cluster.local</c> is <c>auth.shop</c>.</summary>
    public static string WithoutCluster(string host)
    {
        var name = host.TrimEnd('.');
        foreach (var ending in ClusterEndings)
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return name.Substring(0, name.Length - ending.Length);
        return name;
    }

    /// <summary>What spellings of one name have in common: lower case, no <c>-</c>, <c>_</c> and spaces, no ending of a cluster.</summary>
    public static string Fold(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var letter in WithoutCluster(name))
            if (letter is not ('-' or '_' or ' '))
                kept.Append(char.ToLowerInvariant(letter));
        return kept.ToString();
    }

    private static bool IsReserved(char letter) =>
        letter is Escape or ',' or '=' or '#' or '>' || char.IsWhiteSpace(letter) || char.IsControl(letter) || char.IsSurrogate(letter);
}
