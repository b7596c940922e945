namespace MilestoneBot.Tests.Bench.Stores.Cuts;

/// <summary>A copy of one file's content in memory, to which operations are applied.</summary>
internal sealed class FileImage(byte[] content)
{
    private byte[] bytes = [.. content];
    private int length = content.Length;

    public void Do(DiskOperation operation)
    {
        switch (operation)
        {
            case Written(_, var offset, var written):
                var end = (int)offset + written.Length;
                if (end > length)
                    Resize(end);
                written.CopyTo(bytes, offset);
                break;
            case Resized(_, var size):
                Resize((int)size);
                break;
        }
    }

    public FileImage Copy() => new(ToArray());

    public byte[] ToArray() => bytes[..length];

    public void Write(string path)
    {
        using var file = File.Create(path);
        file.Write(bytes, 0, length);
    }

    /// <summary>Bytes that a file gains without being written are zero.</summary>
    private void Resize(int size)
    {
        if (size > bytes.Length)
            Array.Resize(ref bytes, Math.Max(size, bytes.Length * 2));
        if (size < length)
            Array.Clear(bytes, size, length - size);
        length = size;
    }
}
