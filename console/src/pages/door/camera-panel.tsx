import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

/** The used part of the Shape Detection API, which TypeScript does not know. @see https://wicg.github.io/shape-detection-api/ */
interface Detector {
  detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
const { BarcodeDetector } = globalThis as {
  BarcodeDetector?: new (options: { formats: string[] }) => Detector;
};

const everyMs = 200;
/** The same code in front of the camera is one visitor. */
const sameCodeMs = 3_000;

/** Scans codes by the camera, where the browser can read them. Elsewhere the field and a scanner do. */
export function CameraPanel({ onCode }: { readonly onCode: (code: string) => void }) {
  const text = useTranslations('door');
  const [isOn, setOn] = useState(false);
  const [isRefused, setRefused] = useState(false);
  if (!BarcodeDetector || !navigator.mediaDevices) return null;
  return (
    <SpaceBetween size="s">
      <Button
        iconName={isOn ? 'close' : 'video-camera-on'}
        onClick={() => {
          setRefused(false);
          setOn(!isOn);
        }}
      >
        {text(isOn ? 'cameraOff' : 'cameraOn')}
      </Button>
      {isRefused && <Alert type="warning">{text('cameraRefused')}</Alert>}
      {isOn && (
        <Camera
          detector={BarcodeDetector}
          onCode={onCode}
          onRefused={() => {
            setOn(false);
            setRefused(true);
          }}
        />
      )}
    </SpaceBetween>
  );
}

interface CameraProps {
  readonly detector: NonNullable<typeof BarcodeDetector>;
  readonly onCode: (code: string) => void;
  readonly onRefused: () => void;
}

function Camera({ detector: Detecting, onCode, onRefused }: CameraProps) {
  const text = useTranslations('door');
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onRefused });
  latest.current = { onCode, onRefused };
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    let last = { code: '', at: 0 };
    const detector = new Detecting({ formats: ['qr_code'] });
    const look = async () => {
      if (!video.current || video.current.readyState < 2) return;
      const [found] = await detector.detect(video.current).catch(() => []);
      const now = Date.now();
      if (!found || isOver || (found.rawValue === last.code && now - last.at < sameCodeMs)) return;
      last = { code: found.rawValue, at: now };
      latest.current.onCode(found.rawValue);
    };
    const timer = setInterval(() => void look(), everyMs);
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (granted) => {
        stream = granted;
        if (isOver || !video.current) return stop();
        video.current.srcObject = granted;
        await video.current.play();
      })
      .catch(() => isOver || latest.current.onRefused());
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    return () => {
      isOver = true;
      clearInterval(timer);
      stop();
    };
  }, [Detecting]);
  return <video ref={video} className="door-camera" aria-label={text('camera')} muted playsInline />;
}
